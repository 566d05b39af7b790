"""A real client that starts the server as a process and talks to it on its standard streams."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
_PATIENCE = 60  # seconds; a busy machine is slow

TEXT = """The council met on Monday 🏛 in the old hall.
In 2023 there were 47 fires in the harbour district.
Since the alarms came, the number has fallen to 12.
The alarms work.
The brigade was not asked.
"""
ANNOTATION = """---
argmap: 1
source: fires.txt
---

# Figures

## fires-2023 evidence
> In 2023 there were 47 fires in the harbour district.

## fewer-fires evidence?
> Since the alarms came, the number has fallen to 12.
- because: evidence “12”; likely
- supports?: alarms-work with fires-2023
  - because: “The alarms work”; likely

# The point 🔥

## alarms-work conclusion
> The alarms work.
- note: see fires-2023, and ask 🔥 the brigade
"""


class Editor:
    """A client with one annotation open; it waits for what the server publishes."""

    def __init__(self, folder: Path, encodings: list[str] | None = None) -> None:
        self.use(folder)
        self.version = 0
        self.encodings = encodings
        self.capabilities: lsp.ServerCapabilities | None = None
        self._loop = asyncio.new_event_loop()
        self._client = LanguageClient("tests", "1")
        self._listen()

    def use(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "fires.argmap.md"
        self.uri = self.path.as_uri()
        self.source_uri = (folder / "fires.txt").as_uri()
        self.published: list[lsp.PublishDiagnosticsParams] = []
        self.messages: list[str] = []

    def _listen(self) -> None:
        def published(given: lsp.PublishDiagnosticsParams) -> None:
            if given.uri == self.uri:
                self.published.append(given)

        def said(given: lsp.ShowMessageParams) -> None:
            self.messages.append(given.message)

        def registered(_: lsp.RegistrationParams) -> None:
            pass

        hear: Any = self._client.feature  # its types are not declared
        hear(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)
        hear(lsp.WINDOW_SHOW_MESSAGE)(said)
        hear(lsp.CLIENT_REGISTER_CAPABILITY)(registered)

    def begin(self, *, flags: bool = True, checks_versions: bool = True) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        general = lsp.GeneralClientCapabilities(position_encodings=self.encodings)
        workspace = lsp.WorkspaceClientCapabilities(
            workspace_edit=lsp.WorkspaceEditClientCapabilities(document_changes=checks_versions),
            did_change_watched_files=lsp.DidChangeWatchedFilesClientCapabilities(
                dynamic_registration=True
            ),
        )
        capabilities = lsp.ClientCapabilities(general=general, workspace=workspace)
        given = lsp.InitializeParams(
            capabilities=capabilities, initialization_options={"flags": flags}
        )

        async def start() -> lsp.InitializeResult:
            await self._client.start_io(sys.executable, "-m", "argmap", "lsp", env=environment)
            return await self._client.initialize_async(given)

        self.capabilities = self.wait(start()).capabilities
        self._client.initialized(lsp.InitializedParams())

    def wait(self, what: Any) -> Any:  # noqa: ANN401  # each request has its own result
        return self._loop.run_until_complete(asyncio.wait_for(what, _PATIENCE))

    def ask(self, method: str, **given: Any) -> Any:  # noqa: ANN401
        given.setdefault("text_document", lsp.TextDocumentIdentifier(uri=self.uri))
        name = method.replace("/", "_")
        words = "".join(f"_{c.lower()}" if c.isupper() else c for c in name)
        kind = getattr(lsp, PARAMS[method])
        return self.wait(getattr(self._client, f"{words}_async")(kind(**given)))

    def open(self, text: str, uri: str | None = None) -> None:
        self.version += 1
        item = lsp.TextDocumentItem(
            uri=uri or self.uri, language_id="markdown", version=self.version, text=text
        )
        self._client.text_document_did_open(lsp.DidOpenTextDocumentParams(text_document=item))

    def change(self, text: str, uri: str | None = None) -> None:
        self.version += 1
        document = lsp.VersionedTextDocumentIdentifier(uri=uri or self.uri, version=self.version)
        whole = lsp.TextDocumentContentChangeWholeDocument(text=text)
        self._client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(text_document=document, content_changes=[whole])
        )

    def close(self) -> None:
        for uri in (self.uri, self.source_uri):
            document = lsp.TextDocumentIdentifier(uri=uri)
            self._client.text_document_did_close(
                lsp.DidCloseTextDocumentParams(text_document=document)
            )

    def changed_outside(self, uri: str) -> None:
        event = lsp.FileEvent(uri=uri, type=lsp.FileChangeType.Changed)
        self._client.workspace_did_change_watched_files(
            lsp.DidChangeWatchedFilesParams(changes=[event])
        )

    def configure(self, *, flags: bool) -> None:
        settings = {"argmap": {"flags": flags}}
        self._client.workspace_did_change_configuration(
            lsp.DidChangeConfigurationParams(settings=settings)
        )

    def published_when(
        self, holds: Callable[[list[lsp.Diagnostic]], object]
    ) -> list[lsp.Diagnostic]:
        """Return the last diagnostics as soon as something holds of them."""

        async def until() -> None:
            while not (self.published and holds(list(self.published[-1].diagnostics))):  # noqa: ASYNC110
                await asyncio.sleep(0.02)

        self.wait(until())
        return list(self.published[-1].diagnostics)

    def end(self) -> None:
        async def stop() -> None:
            await self._client.shutdown_async(None)
            self._client.exit(None)
            client: Any = self._client
            await client.stop()

        self.wait(stop())
        self._loop.close()


PARAMS = {
    "textDocument/completion": "CompletionParams",
    "textDocument/hover": "HoverParams",
    "textDocument/definition": "DefinitionParams",
    "textDocument/references": "ReferenceParams",
    "textDocument/prepareRename": "PrepareRenameParams",
    "textDocument/rename": "RenameParams",
    "textDocument/documentSymbol": "DocumentSymbolParams",
    "textDocument/foldingRange": "FoldingRangeParams",
    "textDocument/semanticTokens/full": "SemanticTokensParams",
    "textDocument/codeAction": "CodeActionParams",
}
