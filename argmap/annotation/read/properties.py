"""The `- key: value` lines: properties of a statement or, indented, of the link above them."""

import re
from collections.abc import Collection

from argmap.annotation.keys import KEYS, KINDS, LINK_KEYS, OLD_KEYS, STATEMENT_KEYS
from argmap.annotation.read.links import read_link
from argmap.annotation.read.problems import Piece, Problems, did_you_mean, listed, shortened
from argmap.annotation.read.written import Written, WrittenLink, WrittenStatement
from argmap.catalogue import CODES
from argmap.model import Mark

SHOWN = 50  # characters of a line that a hint repeats
_FORMS = {key.name: key for key in KEYS}
_PROPERTY = re.compile(r"([ \t]*)- (?:\s*([^\s:]+):\s*(.*))?")
_WORD_END = re.compile(r"[\s:]")


class PropertyReader:
    """Reads the properties of a file, one line after another, and knows what they belong to."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self.own(None)

    def own(self, statement: WrittenStatement | None) -> None:
        """Set the statement that the next properties belong to."""
        self.statement = statement
        self.link: WrittenLink | None = None
        self.lost = False  # the line above could not be read: what belongs to it is skipped

    def read(self, line: Piece) -> bool:
        """Add the property of a line to its owner, or report it; False if there is no `- `."""
        shape = _PROPERTY.match(line.text)
        if not shape:
            return False
        indent, name, words = shape.groups()
        if name is None:
            repaired = self._malformed(line, len(indent))
            if not repaired:
                return True
            key, value = repaired
        else:
            key = Piece(name, line.line, line.col + shape.start(2))
            value = Piece(words, line.line, line.col + shape.start(3))
        key = self._renamed(key)
        if not value.text:
            self._lose(key.text, indent)
            self._problems.missing_value(key)
        elif indent:
            self._of_link(key, value)
        elif self.statement is None:
            self._lose(key.text, indent)
            hint = 'start a statement above it, such as "## short-name claim"'
            self._problems.error(line, "a property (- key: value) outside a statement", hint)
        else:
            self._of_statement(self.statement, key, value)
        return True

    def _renamed(self, key: Piece) -> Piece:
        """Return a key in its present spelling, with a warning about an old one."""
        new = OLD_KEYS.get(key.text)
        if new is None:
            return key
        hint = f'write "{new}:"; argmap fix --write does it'
        self._problems.warn(key, f'"{key.text}:" is the old spelling of "{new}:"', hint)
        return Piece(new, key.line, key.col)

    def _lose(self, key: str, indent: str) -> None:
        """Remember that a line to which indented lines may belong could not be read."""
        if not indent:
            self.link = None
            self.lost = key.rstrip("?") in KINDS or key not in STATEMENT_KEYS

    def _malformed(self, line: Piece, indent: int) -> tuple[Piece, Piece] | None:
        """Report a line with - that is not `- key: value`; return both if it is clear what is."""
        keys = LINK_KEYS if indent else STATEMENT_KEYS
        start, body = f"{line.text[:indent]}- ", line.part(indent + 1)
        before_colon = body.text.partition(":")[0]
        word = _WORD_END.split(body.text, maxsplit=1)[0]
        if not indent:
            self.link, self.lost = None, True
        if word == before_colon.rstrip() and word in {*keys, *OLD_KEYS} and ":" in body.text:
            value = body.part(len(before_colon) + 1)
            message, wrong = f'space before the colon after "{word}"', len(before_colon) + 1
        elif word.rstrip("?") in {*keys, *OLD_KEYS}:
            value = body.part(len(word))
            message, wrong = f'missing colon after "{word}"', len(word)
        else:
            note = f"{start}note: {shortened(body.text, SHOWN)}"
            hint = f'for a note of your own write "{note}"; the keys are {listed(keys, "and")}'
            message = "a line that starts with - must be a property, - key: value"
            self._problems.error(body, message, hint)
            return None
        right = f"{start}{word}: {value.text or 'VALUE'}"
        hint = f'write "{shortened(right, SHOWN)}"'
        self._problems.error(body.first(wrong), message, hint)
        return (body.first(len(word)), value) if value.text else None

    def _of_statement(self, statement: WrittenStatement, key: Piece, value: Piece) -> None:
        self.link, self.lost = None, False
        if key.text.removesuffix("?") in KINDS:
            self.link = read_link(key, value, self._problems)
            statement.links.append(self.link)
        elif key.text in STATEMENT_KEYS:
            self._add(statement, key, value)
        else:
            self.lost = True
            name, hint = key.text.rstrip("?"), ""
            if name == "scheme":
                hint = "indent it by two spaces: "
                hint += "a scheme belongs to the supports or attacks line above it"
            elif name in STATEMENT_KEYS:
                hint = f'write "{name}:"; only {listed(KINDS, "and")} can be followed by ?'
            self._unknown_key(key, "a statement", STATEMENT_KEYS, hint)

    def _of_link(self, key: Piece, value: Piece) -> None:
        link = self.link
        if self.lost:
            return
        if link is None:
            message = f'"{key.text}" is indented, but the line above it is not a link'
            hint = (
                "move it below a supports, attacks or undercuts line, "
                "or remove the spaces before - if it is about the statement"
            )
            self._problems.error(key, message, hint)
        elif key.text in LINK_KEYS:
            self._add(link, key, value)
        else:
            belongs = "remove the spaces before -: this key belongs to the statement, not to a link"
            hint = belongs if key.text.rstrip("?") in STATEMENT_KEYS else ""
            self._unknown_key(key, "a link", LINK_KEYS, hint)

    def _unknown_key(self, key: Piece, holder: str, keys: Collection[str], hint: str) -> None:
        if not hint:
            nearest = self._problems.nearest(key.text.rstrip("?"), keys)
            hint = did_you_mean(nearest, f"the keys are {listed(keys, 'and')}")
        self._problems.error(key, f'{holder} has no key "{key.text}"', hint)

    def _add(self, holder: Written, key: Piece, value: Piece) -> None:
        form = _FORMS[key.text]
        if not form.repeatable:
            self._problems.add_once(holder.values, key, value)
            return
        if form.takes == "words":
            holder.marks.append((key.text, Mark("", value.text, value.line)))
            return
        code, _, reason = value.text.partition(" ")
        if code not in CODES:
            self._problems.error(value.first(len(code)), *_unknown_code(code, key.text, value.text))
        elif not reason.strip():
            hint = f'write your reason after the code: "{key.text}: {code} REASON"'
            at = value.first(len(code))
            self._problems.error(at, f'missing reason after "{key.text}: {code}"', hint)
        elif is_example(reason.strip()):
            hint = "write what the text gives, and in which line"
            at = value.first(len(value.text))
            self._problems.error(at, "the reason is still the example that the page gave", hint)
        else:
            holder.marks.append((key.text, Mark(code, reason.strip(), value.line)))


def is_example(reason: str) -> bool:
    """Return whether a reason is what the page gives to be replaced or filled in."""
    filled = reason.startswith("the text ") and reason.endswith(": line …")
    return filled or reason in {"your reason", "your reason (initials, date)"}


def _unknown_code(code: str, key: str, value: str) -> tuple[str, str]:
    guesses = [code.upper().rstrip(":,."), f"ARG{code}"]
    guesses += [each for each, name in CODES.items() if name == code.casefold()]
    likely = next((each for each in guesses if each in CODES), None)
    message = f'unknown flag code "{code}"'
    if likely or any(character.isdecimal() for character in code):
        return message, did_you_mean(likely, "run argmap explain for a list of the codes")
    example = f"{key}: ARG104 {shortened(value, SHOWN)}"
    message = f'"{key}" must start with the code of a flag, and "{code}" is not one'
    return message, f'put the code of the flag first: "{example}"'
