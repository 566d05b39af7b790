"""Every feature of the language server, driven by a real client over standard input and output."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any

import pytest
from lsp_editor import ANNOTATION, TEXT, Editor
from lsprotocol import types as lsp

from argmap.annotation.read.loading import read_outline
from argmap.lsp.analysis import Sources, analyse
from argmap.lsp.positions import from_client, lines_of
from argmap.lsp.structure import symbols
from argmap.source import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fires.txt").write_text(TEXT, "utf-8")
    (tmp_path / "fires.argmap.md").write_text(ANNOTATION, "utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    found = Editor(tmp_path_factory.mktemp("editor"))
    found.begin()
    try:
        yield found
    finally:
        found.end()


@pytest.fixture
def editor(process: Editor, folder: Path) -> Iterator[Editor]:
    process.use(folder)
    process.configure(flags=True)
    process.open(ANNOTATION)
    yield process
    process.close()


def place(text: str, words: str, offset: int = 0) -> lsp.Position:
    """Return the position, in UTF-16 units, of the first occurrence of some words."""
    at = text.index(words) + offset
    before = text[:at].split("\n")
    return lsp.Position(line=len(before) - 1, character=len(before[-1].encode("utf-16-le")) // 2)


def applied(text: str, changes: Any, encoding: str = "utf-16") -> str:  # noqa: ANN401
    """Return a text after the edits of one document."""
    lines = lines_of(text)
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text))]

    def offset(position: lsp.Position) -> int:
        if position.line >= len(lines):
            return len(text)
        at = from_client(lines, position.line, position.character, encoding)  # type: ignore[arg-type]
        return starts[position.line] + at.col

    for edit in sorted(changes, key=lambda each: offset(each.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


def labels(found: Any) -> list[str]:  # noqa: ANN401
    return [each.label for each in (found.items if hasattr(found, "items") else found or [])]


def test_problems_have_the_words_of_check_and_go_when_they_are_mended(editor: Editor) -> None:
    editor.change(ANNOTATION.replace("with fires-2023", "with fires-2032"))
    (found,) = editor.published_when(lambda each: each)[:1]
    assert found.severity == lsp.DiagnosticSeverity.Error
    assert found.message.startswith('no statement is called "fires-2032"')
    assert 'did you mean "fires-2023"?' in found.message
    line = ANNOTATION.split("\n").index("- supports?: alarms-work with fires-2023")
    assert (found.range.start.line, found.range.start.character) == (line, 30)
    editor.change(ANNOTATION)
    errors = lsp.DiagnosticSeverity.Error
    editor.published_when(lambda each: not [one for one in each if one.severity == errors])


def test_flags_come_later_and_can_be_switched_off(editor: Editor) -> None:
    flagged = (
        ANNOTATION.replace("fewer-fires evidence?", "fewer-fires evidence")
        .replace(
            "  - because: “The alarms work”; likely", "  - flag: ARG202 no other cause is ruled out"
        )
        .replace("supports?:", "supports:")
    )
    editor.change(flagged)
    found = editor.published_when(lambda each: [one for one in each if one.code == "ARG202"])
    (flag,) = [one for one in found if one.code == "ARG202"]
    assert flagged.split("\n")[flag.range.start.line].startswith("- supports:")
    assert flag.source == "argmap"
    editor.configure(flags=False)
    editor.published_when(lambda each: not [one for one in each if one.code])


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("- supports: ", ["fires-2023", "fewer-fires", "alarms-work"]),
        ("- supports: alarms-work with few", ["fewer-fires"]),
        ("- undercuts: fewer-fires+", ["fewer-fires+fires-2023 -> alarms-work"]),
        ("- su", ["supports"]),
        ("- answer: ARG20", ["ARG201", "ARG202", "ARG203", "ARG204"]),
        ("## new-one cl", ["claim"]),
        ("> brig", ["The brigade was not asked."]),
        ("  - sch", ["scheme"]),
        ("  - scheme: expert", ["expert opinion"]),
    ],
)
def test_completion_offers_what_can_stand_there(
    editor: Editor, line: str, wanted: list[str]
) -> None:
    text = f"{ANNOTATION}{line}\n"
    editor.change(text)
    where = lsp.Position(line=text.count("\n") - 1, character=len(line))
    found = editor.ask("textDocument/completion", position=where)
    assert labels(found)[: len(wanted)] == wanted
    item = (found.items if hasattr(found, "items") else found)[0]
    assert applied(text, [item.text_edit]).split("\n")[-2].startswith(line[:2])


def test_completion_of_a_quote_writes_the_sentence_and_keys_of_the_front_matter(
    editor: Editor,
) -> None:
    text = f"{ANNOTATION}\n## brigade claim\n> \n"
    editor.change(text)
    where = lsp.Position(line=text.count("\n") - 1, character=2)
    found = editor.ask("textDocument/completion", position=where)
    items = found.items if hasattr(found, "items") else found
    assert labels(items) == ["The brigade was not asked."]  # the first line is a heading
    done = applied(text, [items[0].text_edit])
    assert read_outline(done).statements[-1].text == "The brigade was not asked."
    editor.change(ANNOTATION.replace("source: fires.txt", "source: fires.txt\nti"))
    found = editor.ask("textDocument/completion", position=lsp.Position(line=3, character=2))
    assert labels(found) == ["title"]


def test_hover_shows_the_passage_the_page_of_a_flag_and_the_questions_of_a_scheme(
    editor: Editor,
) -> None:
    text = ANNOTATION.replace(
        "  - because: “The", "  - scheme: sign\n  - flag: ARG202 x\n  - because: “The"
    )
    editor.change(text)
    quote = editor.ask("textDocument/hover", position=place(text, "there were 47"))
    assert "line 2 of fires.txt" in quote.contents.value
    assert "**In 2023 there were 47 fires in the harbour district.**" in quote.contents.value
    assert "The council met" in quote.contents.value
    name = editor.ask("textDocument/hover", position=place(text, "with fires-2023", 7))
    assert name.contents.value.startswith("**fires-2023** (evidence)")
    flag = editor.ask("textDocument/hover", position=place(text, "ARG202"))
    assert flag.contents.value.startswith("# ARG202")
    scheme = editor.ask("textDocument/hover", position=place(text, ": sign", 3))
    assert "How reliable is the sign?" in scheme.contents.value
    assert editor.ask("textDocument/hover", position=place(text, "---")) is None


def test_definition_leads_to_the_statement_to_the_source_and_back(editor: Editor) -> None:
    (there,) = editor.ask("textDocument/definition", position=place(ANNOTATION, "with fires", 6))
    assert there.uri == editor.uri
    assert there.range.start == place(ANNOTATION, "fires-2023")
    (words,) = editor.ask("textDocument/definition", position=place(ANNOTATION, "the number has"))
    assert words.uri == editor.source_uri
    assert words.range.start == place(TEXT, "Since the alarms")
    editor.open(TEXT, editor.source_uri)
    document = lsp.TextDocumentIdentifier(uri=editor.source_uri)
    (back,) = editor.ask(
        "textDocument/definition", position=place(TEXT, "47 fires"), text_document=document
    )
    assert back.uri == editor.uri
    assert back.range.start == place(ANNOTATION, "## fires-2023")


def test_references_and_rename_know_undercuts_and_linked_premises(editor: Editor) -> None:
    text = ANNOTATION + "- undercuts: fewer-fires -> alarms-work\n"
    text = text.replace(" with fires-2023", "") + "- attacks: fires-2023 with fewer-fires\n"
    editor.change(text)
    found = editor.ask(
        "textDocument/references",
        position=place(text, "fewer-fires"),
        context=lsp.ReferenceContext(include_declaration=True),
    )
    assert [each.range.start for each in found] == [
        place(text, "fewer-fires evidence"),
        place(text, "fewer-fires -> "),
        place(text, "with fewer-fires", 5),
    ]
    where = editor.ask("textDocument/prepareRename", position=place(text, "-> alarms", 4))
    assert where.start == place(text, "-> alarms", 3)
    edit = editor.ask("textDocument/rename", position=place(text, "fewer-fires"), new_name="fall")
    (change,) = edit.document_changes
    assert change.text_document.version == editor.version
    assert applied(text, change.edits) == text.replace("fewer-fires", "fall")
    refused = editor.ask(
        "textDocument/rename", position=place(text, "fewer-fires"), new_name="fires-2023"
    )
    assert refused is None
    assert editor.messages == ['"fires-2023" is the id of the statement in line 8']


def test_a_client_that_cannot_check_versions_gets_plain_changes(folder: Path) -> None:
    editor = Editor(folder)
    editor.begin(checks_versions=False)
    editor.open(ANNOTATION)
    edit = editor.ask(
        "textDocument/rename", position=place(ANNOTATION, "alarms-work"), new_name="they-work"
    )
    assert edit.document_changes is None
    done = applied(ANNOTATION, edit.changes[editor.uri])
    assert done == ANNOTATION.replace("alarms-work", "they-work")
    editor.end()


def test_outline_folding_and_colours(editor: Editor) -> None:
    found = editor.ask("textDocument/documentSymbol")
    assert [(each.name, [one.name for one in each.children]) for each in found] == [
        ("Figures", ["fires-2023", "fewer-fires"]),
        ("The point 🔥", ["alarms-work"]),
    ]
    assert found[0].children[1].detail == "evidence?"
    folds = editor.ask("textDocument/foldingRange")
    heading = place(ANNOTATION, "## fewer-fires").line
    assert (heading, heading + 4) in [(each.start_line, each.end_line) for each in folds]
    data = editor.ask("textDocument/semanticTokens/full").data
    legend = editor.capabilities.semantic_tokens_provider.legend.token_types  # type: ignore[union-attr]
    line = start = 0
    seen = {}
    for at in range(0, len(data), 5):
        down, right, width, kind, _ = data[at : at + 5]
        line, start = line + down, right + (0 if down else start)
        words = ANNOTATION.split("\n")[line].encode("utf-16-le")
        seen[words[2 * start : 2 * (start + width)].decode("utf-16-le")] = legend[kind]
    assert seen["fewer-fires"] == "class"
    assert seen["conclusion"] == "keyword"
    assert seen["with"] == "keyword"
    assert seen["alarms-work"] in ("class", "variable")
    assert seen["The alarms work."] == "string"
    assert seen["source"] == "property"


def offered(editor: Editor, text: str, words: str, title: str) -> str:
    """Return the text after the action whose title begins so, at the line with some words."""
    where = place(text, words)
    found = editor.ask(
        "textDocument/codeAction",
        range=lsp.Range(start=where, end=where),
        context=lsp.CodeActionContext(diagnostics=[]),
    )
    (action,) = [each for each in found if each.title.startswith(title)]
    return applied(text, action.edit.document_changes[0].edits)


def test_actions_accept_reject_and_quote(editor: Editor) -> None:
    text = ANNOTATION
    accepted = offered(editor, text, "## fewer-fires", "Accept fewer-fires")
    assert accepted == text.replace("fewer-fires evidence?", "fewer-fires evidence")
    link = offered(editor, text, "- supports?", "Accept fewer-fires")
    assert link == text.replace("- supports?:", "- supports:")
    rejected = offered(editor, text, "## fewer-fires", "Reject")
    assert "fewer-fires" not in rejected
    assert "fires-2023 evidence" in rejected
    everything = offered(editor, text, "## alarms-work", "Accept all 2")
    assert "?" not in everything.split("---", 2)[2].replace("likely", "")
    quoted = offered(editor, text, "## alarms-work", "Quote line 5")
    assert quoted.endswith("\n## the-brigade-was-not-asked claim\n> The brigade was not asked.\n")
    read_outline(quoted)


def test_actions_fix_a_quote_and_answer_confirm_or_complete_a_flagged_step(editor: Editor) -> None:
    text = ANNOTATION.replace("fallen to 12", "fallen  to 12").replace(
        "the number has", "the numbre has"
    )
    editor.change(text)
    fixed = offered(
        editor, text, "## fewer-fires", "Use the words of the source: “numbre” → “number”"
    )
    assert "> Since the alarms came, the number has fallen to 12." in fixed
    flagged = (
        ANNOTATION.replace("evidence?", "evidence")
        .replace("supports?:", "supports:")
        .replace(
            "  - because: “The alarms work”; likely", "  - flag: ARG202 no other cause is ruled out"
        )
    )
    editor.change(flagged)
    editor.published_when(lambda each: [one for one in each if one.code == "ARG202"])
    answered = offered(editor, flagged, "- supports:", "Answer ARG202")
    assert "  - answer: ARG202" in answered


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_columns_are_in_the_units_that_the_client_wants(folder: Path, encoding: str) -> None:
    editor = Editor(folder, [encoding, "utf-16"])
    editor.begin(flags=False)
    assert editor.capabilities is not None
    assert editor.capabilities.position_encoding == encoding
    text = (
        ANNOTATION.replace("# The point 🔥", "# 🔥🔥 ärger").replace(
            "- note: see fires-2023, and ask 🔥 the brigade", "- nota: 🔥"
        )
        + "- supports: ärger🔥x"
    )
    editor.open(text)
    found = editor.published_when(lambda each: len(each) >= 2)
    for each in found:
        line = text.split("\n")[each.range.start.line]
        at = from_client([line], 0, each.range.start.character, encoding).col  # type: ignore[arg-type]
        end = from_client([line], 0, each.range.end.character, encoding).col  # type: ignore[arg-type]
        assert line[at:end] in ("nota", "ärger🔥x", "nota: 🔥", "- nota: 🔥", "x"), each
    editor.end()


def test_only_lf_crlf_and_cr_end_a_line(editor: Editor) -> None:
    for sign in ("\x0c", "\x85", "\u2028"):
        text = ANNOTATION.replace("note: see", f"note: {sign}see") + "\r## last claim\r\n= x"
        editor.change(text)
        found = editor.ask("textDocument/documentSymbol")
        last = found[-1].children[-1]
        assert last.name == "last"
        assert (
            last.selection_range.start.line
            == text.replace("\r\n", "\n").replace("\r", "\n").count("\n") - 1
        )


def test_a_source_that_changes_outside_or_in_the_editor_is_noticed(editor: Editor) -> None:
    editor.published_when(lambda _: True)
    path = editor.folder / "fires.txt"
    path.write_text(TEXT.replace("47", "48"), "utf-8")
    editor.changed_outside(editor.source_uri)
    found = editor.published_when(lambda each: [one for one in each if "47" in one.message])
    assert found[0].severity == lsp.DiagnosticSeverity.Error
    editor.open(TEXT, editor.source_uri)
    errors = lsp.DiagnosticSeverity.Error
    editor.published_when(lambda each: not [one for one in each if one.severity == errors])
    editor.change(TEXT.replace("12", "21"), editor.source_uri)
    editor.published_when(lambda each: [one for one in each if "21" in one.message])


def test_an_annotation_without_a_source_or_front_matter_still_has_an_outline(
    editor: Editor,
) -> None:
    for text in ("", "\n", "## a", "---\n", ANNOTATION.replace("fires.txt", "../../no.txt")):
        editor.change(text)
        editor.ask("textDocument/documentSymbol")
        editor.ask("textDocument/foldingRange")
        editor.ask("textDocument/semanticTokens/full")
        editor.ask("textDocument/completion", position=lsp.Position(line=0, character=0))
        editor.ask("textDocument/hover", position=lsp.Position(line=9, character=9))


def half_edited(chance: random.Random, text: str) -> str:
    """Return a text after somebody typed, deleted or moved something."""
    at, end = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
    kind = chance.randrange(5)
    if kind == 0:
        return text[:at] + text[min(at + chance.randrange(12), len(text)) :]
    if kind == 1:
        lines = text.split("\n")
        chance.shuffle(lines)
        return "\n".join(lines) if chance.random() < 0.1 else text[:at] + "\n" + text[at:]
    if kind == 2:
        return text[:at] + text[at : min(end, at + 40)] + text[at:]
    words = [
        "## x claim\n",
        "- supports: fires-2023\n",
        "> The alarms",
        "?",
        "🔥",
        "\r",
        "  - note",
        "\x0c",
    ]
    return text[:at] + chance.choice(words) + text[at:]


def test_after_any_edits_the_server_says_what_a_fresh_reading_says(editor: Editor) -> None:
    # 2,000 sequences of up to ten edits; all are sent, and after each the outline is compared.
    chance = random.Random(31)  # noqa: S311  # no secret
    sources = Sources(read, lambda _: None)
    for _ in range(2000):
        text = ANNOTATION
        for _ in range(chance.randint(1, 10)):
            text = half_edited(chance, text)
        editor.change(text)
        found = editor.ask("textDocument/documentSymbol")
        fresh = symbols(analyse(text, str(editor.path), sources))
        assert [(each.name, len(each.children)) for each in found] == [
            (each.name, len(each.below)) for each in fresh
        ]
