"""The server: what the protocol asks, answered by the other modules of this folder.

Documents come whole and are split into lines by us: pygls would also end lines at a form feed and
at other characters that the protocol knows nothing of. The file is read after the last of several
quick changes, or when something is asked about it; flags are found later, in a thread.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from lsprotocol import types as lsp
from pygls import uris
from pygls.lsp.server import LanguageServer

from argmap import __version__
from argmap.lsp import actions, completion, diagnostics, hover, navigation, structure
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
_SYMBOLS = {"section": lsp.SymbolKind.Namespace, "statement": lsp.SymbolKind.Class}
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


def make_server() -> AnnotationServer:
    """Return the server with all that it answers."""
    server = AnnotationServer()
    _begin(server)
    _follow_documents(server)
    _answer_places(server)
    _answer_structure(server)
    _answer_changes(server)
    return server


def _begin(server: AnnotationServer) -> None:
    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        _configure(server, params.initialization_options)

    @server.feature(lsp.INITIALIZED)
    def initialized(_: lsp.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watching = workspace and workspace.did_change_watched_files
        if not (watching and watching.dynamic_registration):
            return
        watchers = [
            lsp.FileSystemWatcher(glob_pattern=f"**/*{each}") for each in (SOURCE, ANNOTATION)
        ]
        options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers=watchers)
        name = lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registration = lsp.Registration(id="sources", method=name, register_options=options)
        server.client_register_capability(lsp.RegistrationParams(registrations=[registration]))

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def outside(_: lsp.DidChangeWatchedFilesParams) -> None:
        server.all_changed()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(params: lsp.DidChangeConfigurationParams) -> None:
        settings = params.settings
        _configure(server, settings.get("argmap", {}) if isinstance(settings, dict) else {})
        server.all_changed()


def _configure(server: AnnotationServer, options: object) -> None:
    if isinstance(options, dict) and isinstance(options.get("flags"), bool):
        server.state.flags = options["flags"]


def _follow_documents(server: AnnotationServer) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.changed(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        server.changed(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        known = server.state.open.pop(uri, None)
        if known:
            known.cancel()
        empty = lsp.PublishDiagnosticsParams(uri=uri, diagnostics=[])
        server.text_document_publish_diagnostics(empty)


def _answer_places(server: AnnotationServer) -> None:
    @server.feature(
        lsp.TEXT_DOCUMENT_COMPLETION,
        lsp.CompletionOptions(trigger_characters=["-", ":", " ", ">", ",", "#"]),
    )
    def complete(params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
        analysis = server.analysis(params.text_document.uri)
        if analysis is None:
            return []
        position = server.position(analysis.lines, params.position)
        return [
            lsp.CompletionItem(
                label=each.label,
                detail=each.detail,
                filter_text=each.edit.text,
                sort_text=f"{number:06}",
                text_edit=lsp.TextEdit(
                    range=server.range(analysis.lines, each.edit.range), new_text=each.edit.text
                ),
            )
            for number, each in enumerate(completion.completions(analysis, position))
        ]

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def about(params: lsp.HoverParams) -> lsp.Hover | None:
        uri = params.text_document.uri
        analysis = server.analysis(uri)
        if analysis is None:
            return None
        place = server.position(analysis.lines, params.position)
        found = hover.hover(analysis, place, server.state.open[uri].report)
        if found is None:
            return None
        words = lsp.MarkupContent(kind=lsp.MarkupKind.Markdown, value=found.markdown)
        return lsp.Hover(contents=words, range=server.range(analysis.lines, found.range))

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def defined(params: lsp.DefinitionParams) -> list[lsp.Location]:
        if params.text_document.uri.endswith(ANNOTATION):
            found = server.at(params, navigation.definition)
            return [server.location(found)] if found else []
        return [server.location(each) for each in _quoting(server, params)]

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    def referring(params: lsp.ReferenceParams) -> list[lsp.Location]:
        if not params.text_document.uri.endswith(ANNOTATION):
            return [server.location(each) for each in _quoting(server, params)]
        ask = partial(navigation.references, declaration=params.context.include_declaration)
        return [server.location(each) for each in server.at(params, ask) or ()]


def _quoting(server: AnnotationServer, params: Any) -> list[navigation.Location]:  # noqa: ANN401
    """Return the statements that quote a place of a source."""
    uri = params.text_document.uri
    path = uris.to_fs_path(uri) or ""
    annotation = path.removesuffix(SOURCE) + ANNOTATION
    other = uris.from_fs_path(annotation) or ""
    if not path.endswith(SOURCE) or not (other in server.state.open or Path(annotation).is_file()):
        return []
    if other in server.state.open:
        analysis = server.analysis(other)
    else:
        text = Path(annotation).read_text("utf-8-sig", "replace")
        analysis = analyse(text, annotation, server.sources)
    if analysis is None:
        return []
    place = server.position(lines_of(server.text_of(uri)), params.position)
    return list(navigation.statements_at_source(analysis, place))


def _answer_structure(server: AnnotationServer) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def listed(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        analysis = server.analysis(params.text_document.uri)
        if analysis is None:
            return []

        def symbol(each: structure.Symbol) -> lsp.DocumentSymbol:
            return lsp.DocumentSymbol(
                name=each.name,
                detail=each.detail,
                kind=_SYMBOLS[each.kind],
                range=server.range(analysis.lines, each.range),
                selection_range=server.range(analysis.lines, each.own),
                children=[symbol(other) for other in each.below],
            )

        return [symbol(each) for each in structure.symbols(analysis)]

    @server.feature(lsp.TEXT_DOCUMENT_FOLDING_RANGE)
    def folded(params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
        analysis = server.analysis(params.text_document.uri)
        found = structure.folds(analysis) if analysis else ()
        return [lsp.FoldingRange(start_line=one - 1, end_line=two - 1) for one, two in found]

    legend = lsp.SemanticTokensLegend(token_types=list(structure.TOKENS), token_modifiers=[])

    @server.feature(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, legend)
    def coloured(params: lsp.SemanticTokensParams) -> lsp.SemanticTokens:
        analysis = server.analysis(params.text_document.uri)
        data: list[int] = []
        last_line = last_start = 0
        for token in structure.tokens(analysis) if analysis else ():
            place = Range(Position(token.line, token.start), Position(token.line, token.end))
            found = server.range(analysis.lines, place) if analysis else None
            if found is None:
                continue
            line, start = found.start.line, found.start.character
            width = found.end.character - start
            before = last_start if line == last_line else 0
            kind = structure.TOKENS.index(token.kind)
            data += [line - last_line, start - before, width, kind, 0]
            last_line, last_start = line, start
        return lsp.SemanticTokens(data=data)


def _answer_changes(server: AnnotationServer) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepared(params: lsp.PrepareRenameParams) -> lsp.Range | None:
        analysis = server.analysis(params.text_document.uri)
        found = server.at(params, navigation.to_rename)
        return server.range(analysis.lines, found) if analysis and found else None

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    def renamed(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        uri = params.text_document.uri
        analysis = server.analysis(uri)
        if analysis is None:
            return None
        place = server.position(analysis.lines, params.position)
        try:
            edits = navigation.renamed(analysis, place, params.new_name)
        except navigation.RenameError as error:
            message = lsp.ShowMessageParams(type=lsp.MessageType.Error, message=str(error))
            server.window_show_message(message)
            return None
        return server.edits(analysis, edits, uri)

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(
            code_action_kinds=[
                lsp.CodeActionKind.QuickFix,
                lsp.CodeActionKind.Refactor,
                lsp.CodeActionKind.Source,
            ]
        ),
    )
    def offered(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri = params.text_document.uri
        analysis = server.analysis(uri)
        if analysis is None:
            return []
        line = server.position(analysis.lines, params.range.start).line
        report = server.state.open[uri].report or server.state.open[uri].shown
        wanted = params.context.only
        return [
            lsp.CodeAction(
                title=each.title,
                kind=lsp.CodeActionKind(each.kind),
                edit=server.edits(analysis, each.edits, uri),
                diagnostics=[one for one in params.context.diagnostics if one.code == each.code]
                if each.code
                else None,
            )
            for each in actions.actions(analysis, line, report)
            if not wanted or lsp.CodeActionKind(each.kind) in wanted
        ]


def serve() -> None:
    """Answer on standard input and output until the client ends it."""
    make_server().start_io()
