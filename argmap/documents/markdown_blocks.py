"""How markdown-it-py cuts Markdown into blocks, with what it would drop: deep ones, extra cells."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, getLine, table
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

_DEEPEST = 100  # blocks in each other; what is deeper is read as words
_DEEPEST_INLINE = 20  # brackets in each other, each of which is looked through again


def parser() -> MarkdownIt:
    """Return a parser of CommonMark with tables, struck words and footnotes."""
    made = MarkdownIt("commonmark", {"maxNesting": 2 * _DEEPEST})
    made.enable(["table", "strikethrough"]).use(footnote_plugin).disable("footnote_tail")
    made.block.ruler.before("table", "deep", _deep)
    made.block.ruler.at("table", _whole_table, {"alt": ["paragraph", "reference"]})
    made.core.ruler.before("inline", "narrow", _narrow)
    made.core.ruler.push("marks", lambda state: _keep_marks(state.tokens))
    return made


def _narrow(state: StateCore) -> None:
    """Set the depth for what is within lines, which would else take long to look through."""
    state.md.options["maxNesting"] = _DEEPEST_INLINE


def _deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Take what is nested too deeply as one paragraph."""
    if silent or state.level < _DEEPEST:
        return False
    state.push("paragraph_open", "p", 1).map = [start, end]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start, end, state.blkIndent, keepLastLF=False).strip()
    inline.map, inline.children = [start, end], []
    state.push("paragraph_close", "p", -1)
    state.line = end
    return True


def _whole_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Take a table with all cells of its rows, also those without a column."""
    first = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    made: list[Token] = []
    cells, row = 0, 0
    for token in state.tokens[first:]:
        if token.type == "tr_open":
            cells, row = 0, token.map[0] if token.map else start
        cells += token.type in ("td_open", "th_open")
        if token.type == "tr_close":
            made += (part for words in _cells(state, row)[cells:] for part in _cell(words, row))
        made.append(token)
    state.tokens[first:] = made
    return True


def _cells(state: StateBlock, row: int) -> list[str]:
    cells = escapedSplit(getLine(state, row).strip())
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return cells


def _cell(words: str, row: int) -> tuple[Token, Token, Token]:
    inline = Token("inline", "", 0, content=words.strip(), map=[row, row + 1], children=[])
    return Token("td_open", "td", 1), inline, Token("td_close", "td", -1)


def _keep_marks(tokens: list[Token]) -> None:
    """Write into lists which sign follows the numbers of their items."""
    for token in tokens:
        if token.type == "ordered_list_open":
            token.attrs["argmap-sign"] = token.markup
