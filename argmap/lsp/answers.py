"""What the server answers to each request of the protocol, and the server itself, started."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls import uris

from argmap.lsp import actions, completion, hover, navigation, structure
from argmap.lsp.analysis import analyse
from argmap.lsp.positions import Position, Range, lines_of
from argmap.lsp.server import ANNOTATION, SOURCE, AnnotationServer

_SYMBOLS = {"section": lsp.SymbolKind.Namespace, "statement": lsp.SymbolKind.Class}


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
