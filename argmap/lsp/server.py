"""The server: what the protocol asks, answered by the other modules of this folder.

Documents come whole and are split into lines by us: pygls would also end lines at a form feed and
at other characters that the protocol knows nothing of. The file is read after the last of several
quick changes, or when something is asked about it; flags are found later, in a thread.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from lsprotocol import types as lsp
from pygls import uris
from pygls.lsp.server import LanguageServer

from argmap import __version__
from argmap.lsp import diagnostics, navigation
from argmap.lsp.analysis import Analysis, Sources, analyse
from argmap.lsp.positions import Edit, Position, Range, from_client, lines_of, to_client
from argmap.source import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.lsp.positions import Encoding
    from argmap.model import Report

ANNOTATION, SOURCE = ".argmap.md", ".txt"
_SOON, _LATER = 0.03, 0.4  # seconds after the last change: problems, flags
_SEVERITIES = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "information": lsp.DiagnosticSeverity.Information,
    "hint": lsp.DiagnosticSeverity.Hint,
}
T = TypeVar("T")


@dataclass(slots=True)
class _Open:
    """What the server knows of one open document."""

    analysis: Analysis | None = None  # None after a change, until it is needed
    report: Report | None = None
    shown: Report | None = (
        None  # of the version before: its flags stay until the new ones are found
    )
    soon: asyncio.TimerHandle | None = None
    later: asyncio.Task[None] | None = None

    def cancel(self) -> None:
        """Cancel what is still to be done for an older version."""
        for waiting in (self.soon, self.later):
            if waiting is not None:
                waiting.cancel()


@dataclass(slots=True)
class _State:
    flags: bool = True
    open: dict[str, _Open] = field(default_factory=dict)  # annotations, by their URI


class AnnotationServer(LanguageServer):
    """The language server for annotation files."""

    def __init__(self) -> None:
        super().__init__(
            "argmap", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full
        )
        self.state = _State()
        self.sources = Sources(read, is_open=self._open_text)

    @property
    def encoding(self) -> Encoding:
        """Return the units in which the client counts columns."""
        value = self.workspace.position_encoding
        return str(getattr(value, "value", value))  # type: ignore[return-value]

    def _open_text(self, path: str) -> str | None:
        uri = uris.from_fs_path(str(Path(path).absolute()))
        document = self.workspace.text_documents.get(uri or "")
        return document.source if document else None

    def text_of(self, uri: str) -> str:
        """Return the text of a document as the editor has it."""
        return self.workspace.get_text_document(uri).source

    def analysis(self, uri: str) -> Analysis | None:
        """Return what is known of an annotation as it is now; None for other documents."""
        path = uris.to_fs_path(uri)
        if path is None or not path.endswith(ANNOTATION):
            return None
        known = self.state.open.setdefault(uri, _Open())
        if known.analysis is None:
            known.analysis = analyse(self.text_of(uri), path, self.sources)
            known.report = None
        return known.analysis

    def changed(self, uri: str) -> None:
        """Forget what is known of a document, and look at it again soon."""
        if not uri.endswith(ANNOTATION):
            for other in [each for each in self.state.open if each != uri]:
                self.changed(other)
            return
        known = self.state.open.setdefault(uri, _Open())
        known.analysis, known.report = None, None
        known.cancel()
        known.soon = asyncio.get_running_loop().call_later(_SOON, self.look_at, uri)

    def all_changed(self) -> None:
        """Look at all open annotations again: a file, or a setting, has changed."""
        for uri in list(self.state.open):
            self.changed(uri)

    def look_at(self, uri: str) -> None:
        """Publish the problems of a document now, and its flags later."""
        analysis, known = self.analysis(uri), self.state.open.get(uri)
        if analysis is None or known is None:
            return
        self.publish(uri, analysis, known.report or known.shown)
        if self.state.flags and analysis.annotation is not None and known.report is None:
            known.later = asyncio.get_running_loop().create_task(self._flags(uri, analysis))

    async def _flags(self, uri: str, analysis: Analysis) -> None:
        await asyncio.sleep(_LATER)
        report = await asyncio.get_running_loop().run_in_executor(None, analysis.report)
        known = self.state.open.get(uri)
        if known and known.analysis is analysis:
            known.report = known.shown = report
            self.publish(uri, analysis, report)

    def publish(self, uri: str, analysis: Analysis, report: Report | None) -> None:
        """Send the problems and flags of a document."""
        found = list(diagnostics.problems(analysis))
        if self.state.flags and report is not None:
            found += diagnostics.flags(analysis, report)
        items = [
            lsp.Diagnostic(
                range=self.range(analysis.lines, each.range),
                message=each.message,
                severity=_SEVERITIES[each.severity],
                source="argmap",
                code=each.code or None,
            )
            for each in found
        ]
        version = self.workspace.get_text_document(uri).version
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(uri=uri, diagnostics=items, version=version)
        )

    def range(self, lines: Sequence[str], place: Range) -> lsp.Range:
        """Return a stretch as the client counts it."""
        ends = (to_client(lines, each, self.encoding) for each in (place.start, place.end))
        start, end = (lsp.Position(line=line, character=col) for line, col in ends)
        return lsp.Range(start=start, end=end)

    def position(self, lines: Sequence[str], place: lsp.Position) -> Position:
        """Return a position that the client gives."""
        return from_client(lines, place.line, place.character, self.encoding)

    def at(
        self,
        given: lsp.TextDocumentPositionParams | Any,  # noqa: ANN401  # each request has its own
        ask: Callable[[Analysis, Position], T],
    ) -> T | None:
        """Return what is asked about a position of an annotation."""
        analysis = self.analysis(given.text_document.uri)
        return ask(analysis, self.position(analysis.lines, given.position)) if analysis else None

    def location(self, found: navigation.Location) -> lsp.Location:
        """Return a place in a file as the client counts it."""
        path = str(Path(found.path).absolute())
        uri = uris.from_fs_path(path) or ""
        text = self._open_text(path)
        if text is None:
            text = Path(path).read_text("utf-8-sig", "replace") if Path(path).is_file() else ""
        return lsp.Location(uri=uri, range=self.range(lines_of(text), found.range))

    def edits(self, analysis: Analysis, edits: Sequence[Edit], uri: str) -> lsp.WorkspaceEdit:
        """Return edits of one document, with its version if the client can check that."""
        changes = [
            lsp.TextEdit(range=self.range(analysis.lines, each.range), new_text=each.text)
            for each in edits
        ]
        capable = self.client_capabilities.workspace
        can_check = bool(
            capable and capable.workspace_edit and capable.workspace_edit.document_changes
        )
        version = self.workspace.get_text_document(uri).version
        if not can_check or version is None:
            return lsp.WorkspaceEdit(changes={uri: changes})
        identifier = lsp.OptionalVersionedTextDocumentIdentifier(uri=uri, version=version)
        return lsp.WorkspaceEdit(
            document_changes=[lsp.TextDocumentEdit(text_document=identifier, edits=changes)]
        )
