"""The body of an annotation file: from its lines to written statements, each with its places.

The reader skips nothing silently and continues after an error, so that one run shows all errors. A
line that cannot be read is reported once; what belongs to it is skipped without a second message.
"""

import re
from collections.abc import Sequence

from argmap.annotation.keys import STATEMENT_KEYS
from argmap.annotation.read.ids import read_heading
from argmap.annotation.read.problems import Piece, Problems, other_space, shortened
from argmap.annotation.read.properties import SHOWN, PropertyReader
from argmap.annotation.read.written import WrittenStatement
from argmap.model import Section

MOST_STATEMENTS = 100_000
LONGEST_LINE = 1024 * 1024

_CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?")
_KEY_END = re.compile(r"[?:\s]")
_MARKERS = ("# ", "## ", "> ", "= ")
_STARTS = (*_MARKERS, "- ", "  ", "\t", "<!--")
_FORMS = {
    "#": "# title of the section",
    "##": "## short-name claim",
    ">": "> words of the source",
    "=": "= words of your own",
    "-": "- note: words of your own",
}


def read_body(
    lines: Sequence[str], first: int, problems: Problems
) -> tuple[tuple[Section, ...], tuple[WrittenStatement, ...]]:
    """Return the sections and statements from a line onwards; add their problems to the others."""
    reader = _BodyReader(problems)
    for number in range(first, len(lines) + 1):
        text = lines[number - 1].rstrip()
        if text:
            reader.read(Piece(text, number, 1))
        if len(reader.statements) > MOST_STATEMENTS:
            message = f"more than {MOST_STATEMENTS:,} statements"
            problems.error(Piece("", number, 1), message, "split the source and its annotation")
            break
    reader.finish()
    return tuple(reader.sections), tuple(reader.statements)


class _BodyReader:
    def __init__(self, problems: Problems) -> None:
        self.sections: list[Section] = []
        self.statements: list[WrittenStatement] = []
        self._problems = problems
        self._owner = PropertyReader(problems)
        text = "".join(problems.lines)
        self._may_be_damaged = not text.isprintable() or any(each * 7 in text for each in "<|=>")
        self._section_is_used = True
        self._in_conflict = False  # after <<<<<<<, until >>>>>>>
        self._skipping = False  # of two versions in conflict only the first is read
        self._in_comment = False  # after a comment that is not closed on its line

    def read(self, line: Piece) -> None:
        text = line.text
        self._in_comment = self._in_comment and not text.startswith(_STARTS)
        if len(text) > LONGEST_LINE:
            message = f"the line has {len(text):,} characters; the maximum is {LONGEST_LINE:,}"
            self._problems.error(line.first(1), message, "split it")
        elif self._may_be_damaged and (self._is_damaged(line) or self._skipping):
            return
        elif text.startswith(("- ", "  ", "\t")):
            if not self._owner.read(line):
                self._other(line)
        elif text.startswith("## "):
            self._heading(line)
        elif text.startswith(("> ", "= ")):
            self._words(line)
        elif text.startswith("# "):
            self._section(line)
        elif text.startswith("<!--"):
            self._comment(line)
        else:
            self._other(line)

    def finish(self) -> None:
        self._close_section()
        hint = 'on the next line write "> " and words of the source, or "= " and your own words'
        for each in self.statements:
            if not each.words and not each.marker and each.id:
                self._problems.error(each.name, f'the statement "{each.id}" has no words', hint)

    def _is_damaged(self, line: Piece) -> bool:
        if self._problems.has_control(line):
            self._lose_words(line)
            return True
        conflict = _CONFLICT.fullmatch(line.text)
        if conflict:
            self._conflict_marker(line, conflict[1])
        return bool(conflict)

    def _conflict_marker(self, line: Piece, marker: str) -> None:
        if marker[0] == "<":
            hint = "keep the lines you want, and delete this line, the next ======= and >>>>>>>"
            self._problems.error(line, "unresolved merge conflict", hint)
            self._in_conflict = True
        elif not self._in_conflict:
            message = f"leftover merge conflict marker: {marker}"
            self._problems.error(line, message, "delete this line")
        self._skipping = self._in_conflict and marker[0] in "|="
        self._in_conflict = self._in_conflict and marker[0] != ">"

    def _lose_words(self, line: Piece) -> None:
        """Remember that a statement has words, though they could not be read."""
        statement = self._owner.statement
        if statement and not statement.marker and line.text.lstrip().startswith((">", "=")):
            statement.marker = "?"

    def _comment(self, line: Piece) -> None:
        end = line.text.find("-->", 4)
        after = line.part(end + 3)
        if end < 0:
            self._in_comment = True
            hint = "end it with -->, and write every further line as a comment of its own"
            self._problems.error(line.first(4), "this comment is not closed on the same line", hint)
        elif after.text:
            hint = "put the comment on its own line"
            self._problems.error(after, "text after a comment", hint)

    def _section(self, line: Piece) -> None:
        self._close_section()
        self.sections.append(Section(line.part(2).text, line.line))
        self._section_is_used = False
        self._owner.own(None)

    def _close_section(self) -> None:
        if not self._section_is_used:
            section = self.sections[-1]
            at = Piece(f"# {section.title}", section.at, 1)
            hint = "a statement starts with ##, not #; otherwise delete the line"
            self._problems.warn(at, "this section is empty", hint)

    def _heading(self, line: Piece) -> None:
        section = self.sections[-1].title if self.sections else None
        statement = read_heading(line, section, self._problems)
        self.statements.append(statement)
        self._section_is_used = True
        self._owner.own(statement)

    def _words(self, line: Piece) -> None:
        marker, statement = line.text[0], self._owner.statement
        what = "a quote" if marker == ">" else "words of your own"
        if statement is None:
            hint = 'start a statement above it, such as "## short-name claim"'
            self._problems.error(line, f"{what} outside a statement", hint)
        elif self._owner.lost:
            self._lose_words(line)
        elif _has_properties(statement):
            self._lose_words(line)
            message = f"{what} below the properties of the statement"
            hint = "move it up, directly below the ## line"
            self._problems.error(line.first(1), message, hint)
        elif statement.marker not in ("", "?", marker):
            first = f"line {statement.words[0].line} starts with {statement.marker}"
            hint = f"{first}: words are either quoted (>) or your own (=), so delete one of the two"
            self._problems.error(line.first(1), "a statement cannot have both > and =", hint)
        else:
            statement.marker = statement.marker or marker
            statement.words.append(line.part(2))

    def _other(self, line: Piece) -> None:
        """Report a line of no known form; if only a space is wrong, read on as if it were right."""
        text, body = line.text, line.part(0)
        if self._in_comment:
            self._in_comment = "-->" not in text
        elif body.text.startswith("<!--"):
            self._comment(body)
        elif text.startswith(" - "):
            hint = "indent a property of the link above by two spaces, one of the statement by none"
            self._problems.error(line.first(2), "only one space before -", hint)
        elif text in _FORMS:
            self._lose_words(line)
            hint = f'write "{_FORMS[text]}", or delete the line'
            self._problems.error(line, f"missing text after {text}", hint)
        elif body != line and body.text.startswith(_MARKERS):
            spaces = line.first(body.col - line.col)
            message = f"spaces before {body.text.split()[0]}"
            self._problems.error(spaces, message, "delete the spaces")
            self.read(body)
        elif text[0] in "#>=-" and not text.startswith(("--", "==")):
            self._missing_space(line)
        else:
            self._stray(line, body)

    def _missing_space(self, line: Piece) -> None:
        """Report a marker without a space, or too many #; read on as if it were right."""
        hashes = len(line.text) - len(line.text.lstrip("#"))
        marker = "#" * min(hashes, 2) or line.text[0]
        rest = line.part(max(1, hashes))
        place, name = other_space(line.text)
        is_other = bool(name) and place == len(marker)
        message = f"{name} after {marker}" if is_other else f"missing space after {marker}"
        hint = f'write "{shortened(f"{marker} {rest.text}", SHOWN)}"'
        hint = "type an ordinary space instead" if is_other else hint
        if hashes > 2:
            message = "too many # at the start of the line"
            hint = "write # for a section and ## for a statement"
        self._problems.error(line.first(max(1, hashes)), message, hint)
        self.read(Piece(f"{marker} {rest.text}", rest.line, rest.col - len(marker) - 1))

    def _stray(self, line: Piece, body: Piece) -> None:
        statement, words = self._owner.statement, shortened(body.text, SHOWN)
        after_words = bool(statement and _has_properties(statement))
        message = "unrecognized line"
        hint = (
            "a line starts with # (section), ## (statement), > (quote), = (your own words) "
            "or - (property); a comment is <!-- … -->"
        )
        if set(line.text) <= set("-=*_ "):
            hint = "delete it; --- is allowed only above and below the front matter"
        elif _KEY_END.split(body.text, maxsplit=1)[0] in STATEMENT_KEYS and ":" in body.text:
            message, hint = "missing - at the start of the line", f'write "- {words}"'
        elif statement and statement.marker and not after_words:
            marker = statement.marker.replace("?", ">")
            message = f"missing {marker} at the start of the line"
            hint = f'if it belongs to the words above, write "{marker} {words}"'
        self._owner.lost = self._owner.lost or after_words
        self._problems.error(line, message, hint)


def _has_properties(statement: WrittenStatement) -> bool:
    return bool(statement.values or statement.marks or statement.links)
