"""The body of an annotation file: from lines to drafts of statements, each with its places.

A reader of our own, line by line: it skips nothing in silence, and goes on after an error, so that one
run shows every error. A line that cannot be read becomes a problem, and what hangs on it is
taken along without a second complaint.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.annotation.read.drafts import Draft, DraftLink, Fact
from argmap.annotation.read.ids import id_fault, slug
from argmap.annotation.read.problems import did_you_mean, listed
from argmap.annotation.read.refs import read_link
from argmap.catalogue import CODES
from argmap.model import ROLES, Mark, Section

if TYPE_CHECKING:
    from argmap.annotation.read.problems import Problems
    from argmap.model import Kind

MOST_STATEMENTS = 100_000
LONGEST_LINE = 1024 * 1024
KINDS: dict[str, Kind] = {"supports": "support", "attacks": "attack", "undercuts": "undercut"}
_SINGLE = ("by", "label", "near", "because")
_MANY = ("accept", "flag", "note")
STATEMENT_KEYS = (*KINDS, *_SINGLE, *_MANY)
_LINK_SINGLE = ("scheme", "because")
LINK_KEYS = (*_LINK_SINGLE, *_MANY)

_OPENING = re.compile(r"##[ \t]+(\S+)(?:([ \t]+)(\S+))?(.*)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?")
_DAMAGE = re.compile(rf"{_CONTROL.pattern}|^(?:<{{7}}|\|{{7}}|={{7}}|>{{7}})", re.MULTILINE)
_MARKS = ("# ", "## ", "> ", "= ")
_EXAMPLES = {
    "#": "# title of the section",
    "##": "## short-name claim",
    ">": "> words of the source",
    "=": "= words of your own",
    "-": "- note: a remark",
}
_SHAPES = ("# ", "## ", "> ", "= ", "- ", "  ", "\t", "<!--")


@dataclass(frozen=True, slots=True)
class Body:
    """Everything below the front matter."""

    sections: tuple[Section, ...]
    drafts: tuple[Draft, ...]


def read_body(lines: list[str], first: int, problems: Problems) -> Body:
    """Return the sections and statements from a line onwards; note what is wrong with them."""
    reader = _Reader(problems, damaged=bool(_DAMAGE.search("\n".join(lines))))
    for number in range(first, len(lines) + 1):
        text = lines[number - 1].rstrip()
        if text:
            reader.read(text, number)
        if len(reader.drafts) > MOST_STATEMENTS:
            problems.error(
                number,
                1,
                f"more than {MOST_STATEMENTS:,} statements",
                hint="divide the source and its annotation",
            )
            break
    reader.finish()
    return Body(tuple(reader.sections), tuple(reader.drafts))


class _Reader:
    """Reads one line after another and remembers what the next one may hang on."""

    def __init__(self, problems: Problems, *, damaged: bool) -> None:
        self._damaged = damaged  # somewhere in the file stands what no line may hold
        self.sections: list[Section] = []
        self.drafts: list[Draft] = []
        self._problems = problems
        self._draft: Draft | None = None
        self._link: DraftLink | None = None
        self._lost = (
            False  # the nearest unindented line could not be read: what hangs on it is taken along
        )
        self._open_section: Section | None = None
        self._conflict = 0  # the line with <<<<<<<, as long as no >>>>>>> came
        self._skipping = False  # the second of two versions put together: the first is read
        self._open_remark = False

    def read(self, text: str, number: int) -> None:
        """Take in one line that is not empty."""
        self._open_remark = self._open_remark and not text.startswith(_SHAPES)
        if len(text) > LONGEST_LINE:
            self._error(
                number,
                1,
                f"the line has {len(text):,} characters; the most is {LONGEST_LINE:,}",
                hint="divide it",
            )
        elif self._damaged and (self._is_damaged(text, number) or self._skipping):
            return
        elif text.startswith(("- ", "  ", "\t")):
            self._fact(text, number)
        elif text.startswith("## "):
            self._opening(text, number)
        elif text.startswith(("> ", "= ")):
            self._words(text, number)
        elif text.startswith("# "):
            self._section(text, number)
        elif text.startswith("<!--"):
            self._remark(text, number)
        else:
            self._other(text, number)

    def finish(self) -> None:
        """Note what the end of the file leaves open."""
        self._close_section()
        for draft in self.drafts:
            if not draft.words and not draft.mark and draft.id:
                self._problems.error(
                    draft.line,
                    draft.col,
                    f'the statement "{draft.id}" has no words',
                    width=len(draft.id),
                    hint='write "> " and its words from the source on the next line, or "= " and words of your own',
                )

    def _error(self, line: int, col: int, message: str, *, width: int = 1, hint: str = "") -> None:
        self._problems.error(line, col, message, width=width, hint=hint)

    def _is_damaged(self, text: str, number: int) -> bool:
        """Return whether a line holds what no line may hold: a control character, a conflict marker."""
        control = _CONTROL.search(text)
        if control:
            name = f"U+{ord(control[0]):04X}"
            self._error(
                number,
                control.start() + 1,
                f"a control character ({name}) stands here",
                hint="delete this character; it may not be visible",
            )
            self._lose_words(text)
            return True
        marker = _CONFLICT.fullmatch(text)
        if not marker:
            return False
        sign = marker[1][0]
        if sign == "<":
            self._conflict = number
            hint = "keep the lines you want, and delete this line, the next ======= and the next >>>>>>>"
            self._error(
                number,
                1,
                "two versions of this file were put together here, and nobody has chosen yet",
                width=len(text),
                hint=hint,
            )
        elif not self._conflict:
            self._error(
                number,
                1,
                f"a leftover of two versions put together: {marker[1]}",
                width=len(text),
                hint="delete this line",
            )
        self._skipping = bool(self._conflict) and sign in "|="
        if sign == ">":
            self._conflict = 0
        return True

    def _lose_words(self, text: str) -> None:
        """Remember that words stand here, though they could not be read."""
        if self._draft and not self._draft.mark and text.lstrip().startswith((">", "=")):
            self._draft.mark = "?"

    # -- one method a shape ------------------------------------------------------------------------------

    def _remark(self, text: str, number: int) -> None:
        end = text.find("-->", 4)
        if end < 0:
            self._open_remark = True
            self._error(
                number,
                1,
                "this remark does not end on its line",
                width=4,
                hint="end it with -->; every further line is <!-- … --> again",
            )
        elif end + 3 < len(text):
            after = text[end + 3 :].lstrip()
            self._error(
                number,
                len(text) - len(after) + 1,
                "words after a remark",
                width=len(after),
                hint="put the remark on a line of its own",
            )

    def _section(self, text: str, number: int) -> None:
        self._close_section()
        title = text[2:].strip()
        self._open_section = Section(title, number)
        self.sections.append(self._open_section)
        self._draft = self._link = None
        self._lost = False

    def _close_section(self) -> None:
        if self._open_section is None or (
            self._draft
            and self._draft.section == self._open_section.title
            and self._has_statement()
        ):
            return
        self._problems.warn(
            self._open_section.at,
            1,
            "this section has nothing in it",
            width=2 + len(self._open_section.title),
            hint="a statement needs ## and not #; else delete the line",
        )

    def _has_statement(self) -> bool:
        return bool(
            self.drafts and self._open_section and self.drafts[-1].line > self._open_section.at
        )

    def _opening(self, text: str, number: int) -> None:
        shape = _OPENING.fullmatch(text)
        section = self._open_section.title if self._open_section else None
        draft = Draft("", number, 4, section=section)
        self.drafts.append(draft)
        self._draft, self._link, self._lost = draft, None, False
        if not shape:
            self._error(
                number, 1, "no id and no role", width=len(text), hint='write "## short-name claim"'
            )
            return
        if self._is_split_id(draft, text, shape):
            return
        draft.col = shape.start(1) + 1
        if self._id_is_fine(shape, number):
            draft.id = unicodedata.normalize("NFC", shape[1])
        self._role(draft, shape)

    def _is_split_id(self, draft: Draft, text: str, shape: re.Match[str]) -> bool:
        """Return whether several words stand before the role; note it."""
        words = text[2:].split()
        if len(words) < 3 or shape[3].rstrip("?") in ROLES or words[-1].rstrip("?") not in ROLES:
            return False
        width = text.rindex(words[-1]) - shape.start(1)
        name = slug(" ".join(words[:-1]))
        hint = f'write "## {name} {words[-1]}"' if name else "join its words with -"
        self._error(
            draft.line,
            draft.col,
            "an id is one word",
            width=len(text[shape.start(1) : shape.start(1) + width].rstrip()),
            hint=hint,
        )
        return True

    def _id_is_fine(self, shape: re.Match[str], number: int) -> bool:
        word = shape[1]
        fault = id_fault(word)
        if not fault:
            return True
        likely = slug(word)
        message, hint = (
            f'"{word}" cannot be an id: {fault}',
            f'write "{likely}"' if likely else "use letters, digits and - only",
        )
        if word.casefold() == "with":
            hint = "choose another word"
        elif word.endswith("?") and not id_fault(word.rstrip("?")):
            message, hint = (
                "the ? belongs to the role, not to the id",
                f'write "## {word.rstrip("?")} {(shape[3] or "claim").rstrip("?")}?"',
            )
        self._error(number, shape.start(1) + 1, message, width=len(word), hint=hint)
        return False

    def _role(self, draft: Draft, shape: re.Match[str]) -> None:
        word = shape[3] or ""
        role = word.removesuffix("?")
        draft.proposed = word.endswith("?")
        rest = shape[4].strip()
        known = next((each for each in ROLES if each == role), None)
        if known:
            draft.role = known
        if known and rest:
            col = shape.start(4) + 1 + len(shape[4]) - len(shape[4].lstrip())
            hint = (
                f'write "{role}?" without a blank'
                if rest == "?"
                else 'the words of the statement stand on the next line, after "> "'
            )
            draft.mark = draft.mark if rest == "?" else "?"
            self._error(
                draft.line, col, "nothing may stand after the role", width=len(rest), hint=hint
            )
        elif not word and draft.id:
            message, hint = f'"{draft.id}" has no role', f"write one of {listed(ROLES)} after it"
            if draft.id in ROLES:
                message, hint = (
                    "the statement has no id",
                    f'write a short name of your own before the role: "## short-name {draft.id}"',
                )
            self._error(draft.line, draft.col, message, width=len(draft.id), hint=hint)
        elif word and not known:
            self._unknown_role(draft, shape, role)

    def _unknown_role(self, draft: Draft, shape: re.Match[str], role: str) -> None:
        hint = did_you_mean(self._problems.nearest(role, ROLES), f"the roles are {listed(ROLES)}")
        if shape[1] in ROLES and not shape[4].strip():
            hint = f'the id comes first: "## {role} {shape[1]}"'
        self._error(
            draft.line, shape.start(3) + 1, f'there is no role "{role}"', width=len(role), hint=hint
        )

    def _words(self, text: str, number: int) -> None:
        mark, draft = text[0], self._draft
        what = "a quote" if mark == ">" else "words of your own"
        if draft is None:
            self._error(
                number,
                1,
                f"{what} outside a statement",
                width=len(text),
                hint="write a line such as ## short-name claim above it",
            )
            return
        if self._after_words() or self._lost:
            self._lose_words(text)
            if not self._lost:
                self._error(
                    number,
                    1,
                    f"{what} after the lines that begin with -",
                    width=1,
                    hint="move it up, directly under the ## line",
                )
            return
        if draft.mark not in ("", "?", mark):
            hint = f"line {draft.words[0].line} begins with {draft.mark}: words are either quoted (>) or your own (=); delete one of the two"
            self._error(number, 1, "a statement cannot have both > and =", width=1, hint=hint)
            return
        draft.mark = draft.mark or mark
        words = text[2:].lstrip()
        draft.words.append(Fact(words, number, len(text) - len(words) + 1))

    def _fact(self, text: str, number: int) -> None:
        indent = len(text) - len(text.lstrip(" \t"))
        if text[indent : indent + 2] != "- ":
            self._other(text, number)
            return
        key, colon, rest = text[indent + 2 :].partition(":")
        col = indent + 3 + len(key) - len(key.lstrip())
        if not colon or key != key.rstrip() or not key.strip() or " " in key.strip():
            self._no_fact(text, number, indent)
            return
        key, value = key.strip(), rest.strip()
        key_at = Fact(key, number, col)
        if not value:
            if not indent:
                self._lose(key)
            self._error(
                number,
                key_at.col,
                f'nothing stands after "{key}:"',
                width=len(key) + 1,
                hint="write its value, or delete the line",
            )
            return
        fact = Fact(value, number, col + len(key) + 1 + len(rest) - len(rest.lstrip()))
        if indent:
            self._link_fact(key_at, fact)
        elif self._draft is None:
            self._lose(key)
            self._error(
                number,
                1,
                "a fact outside a statement",
                width=len(text),
                hint="write a line such as ## short-name claim above it",
            )
        else:
            self._statement_fact(self._draft, key_at, fact)

    def _lose(self, key: str) -> None:
        """Remember that the line on which indented lines may hang could not be read."""
        self._link, self._lost = None, key.rstrip("?") in KINDS or key not in STATEMENT_KEYS

    def _no_fact(self, text: str, number: int, indent: int) -> None:
        """Note a line with - that is not `- key: value`."""
        keys = LINK_KEYS if indent else STATEMENT_KEYS
        body = text[indent + 1 :].lstrip()
        key, _, value = body.partition(":")
        word = re.split(r"[\s:]", body, maxsplit=1)[0]
        if not indent:
            self._link, self._lost = None, True
        right = ""
        message, width = 'a line with - has the form "- key: value"', len(body)
        hint = f'for a remark of your own write "{text[:indent]}- note: {_short(body)}"; the other keys are {listed(keys)}'
        if word == key.rstrip() and word in keys:
            message, width, hint = (
                f'a blank before the colon of "{word}"',
                len(key) + 1,
                f'write "{word}:{_short(value)}"',
            )
            right = f"{text[:indent]}- {word}: {value.strip()}"
        elif word.rstrip("?") in keys:
            message, width = f'a colon is missing after "{word}"', len(word)
            right = f"{text[:indent]}- {word}: {body[len(word) :].strip()}"
            hint = f'write "{_short(right)}"'
        self._error(number, len(text) - len(body) + 1, message, width=width, hint=hint)
        if right and not right.endswith(": "):
            self._fact(right, number)

    def _statement_fact(self, draft: Draft, key: Fact, fact: Fact) -> None:
        """Note one unindented `- key: value`."""
        self._link, self._lost = None, False
        name = key.value.removesuffix("?")
        if name in KINDS:
            self._link = read_link(KINDS[name], key, fact, self._problems)
            draft.links.append(self._link)
        elif key.value in _SINGLE:
            self._single(draft.facts, key, fact)
        elif key.value in _MANY:
            self._many(draft, key, fact)
        else:
            self._lost = True
            self._unknown_key(key, STATEMENT_KEYS, self._key_hint(key))

    def _key_hint(self, key: Fact) -> str:
        name = key.value.rstrip("?")
        if name == "scheme":
            return "put two blanks before the -: a scheme belongs to the supports or attacks line above it"
        if key.value.endswith("?") and name in STATEMENT_KEYS:
            return f'write "{name}:"; a ? may touch only supports, attacks and undercuts'
        return ""

    def _link_fact(self, key: Fact, fact: Fact) -> None:
        """Note one indented `- key: value`."""
        if self._lost:
            return
        if self._link is None:
            hint = "put it under a supports, attacks or undercuts line; if it is about the statement, take away the blanks before the -"
            self._error(
                key.line,
                key.col,
                f'"{key.value}" is indented, but the line above it is no link',
                width=len(key.value),
                hint=hint,
            )
        elif key.value in _LINK_SINGLE:
            self._single(self._link.facts, key, fact)
        elif key.value in _MANY:
            self._many(self._link, key, fact)
        else:
            hint = ""
            if key.value.rstrip("?") in STATEMENT_KEYS:
                hint = "take away the blanks before the -: this belongs to the statement, not to a link"
            self._unknown_key(key, LINK_KEYS, hint)

    def _unknown_key(self, key: Fact, keys: tuple[str, ...], hint: str) -> None:
        of = "a link" if keys is LINK_KEYS else "a statement"
        hint = hint or did_you_mean(
            self._problems.nearest(key.value.rstrip("?"), keys), f"the keys are {listed(keys)}"
        )
        self._error(
            key.line, key.col, f'{of} has no key "{key.value}"', width=len(key.value), hint=hint
        )

    def _single(self, facts: dict[str, Fact], key: Fact, fact: Fact) -> None:
        if key.value in facts:
            first = facts[key.value].line
            message = f'"{key.value}" is given twice; the first is in line {first}'
            self._error(
                key.line, key.col, message, width=len(key.value), hint="delete one of the two"
            )
        else:
            facts[key.value] = fact

    def _many(self, holder: Draft | DraftLink, key: Fact, fact: Fact) -> None:
        if key.value == "note":
            holder.remarks.append((key.value, Mark("", fact.value, fact.line)))
            return
        code, _, reason = fact.value.partition(" ")
        if code not in CODES:
            self._unknown_code(code, fact, key.value)
        elif not reason.strip():
            hint = f'say why in your own words: "{key.value}: {code} because …"'
            self._error(
                fact.line,
                fact.col,
                f'"{key.value}: {code}" gives no reason',
                width=len(code),
                hint=hint,
            )
        else:
            holder.remarks.append((key.value, Mark(code, reason.strip(), fact.line)))

    def _unknown_code(self, code: str, fact: Fact, key: str) -> None:
        message, hint = f'there is no flag with the code "{code}"', "argmap explain lists the codes"
        likely = next(
            (each for each in (code.upper().rstrip(":,."), f"ARG{code}") if each in CODES), None
        )
        likely = likely or next(
            (each for each, name in CODES.items() if name == code.casefold()), None
        )
        if likely:
            hint = did_you_mean(likely)
        elif not any(sign.isdecimal() for sign in code):
            message, hint = (
                f'"{key}" begins with the code of a flag, and "{code}" is none',
                f'write "{key}: ARG104 {_short(fact.value)}", with the code you mean',
            )
        self._error(fact.line, fact.col, message, width=len(code), hint=hint)

    def _other(self, text: str, number: int) -> None:
        """Note a line that has none of the shapes; where only a blank is wrong, read on as if it were right."""
        body = text.lstrip()
        if self._open_remark:
            self._open_remark = "-->" not in text
        elif body.startswith("<!--"):
            self._remark(body, number)
        elif text.startswith(" - "):
            hint = "write two blanks if this is about the link above it, and none if it is about the statement"
            self._error(number, 1, "one blank before the -", width=2, hint=hint)
        elif body is not text and body.startswith(_MARKS):
            mark = body.split(" ", 1)[0]
            self._error(
                number,
                1,
                f"blanks before {mark}",
                width=len(text) - len(body),
                hint=f"{mark} begins the line: delete the blanks before it",
            )
            self.read(body, number)
        elif text in _EXAMPLES:
            self._lose_words(text)
            hint = f'write "{_EXAMPLES[text]}", or delete the line'
            if text == ">":
                hint = "write the words of the statement after it, as they stand in the source, or delete the line"
            self._error(number, 1, f"nothing stands after {text}", width=len(text), hint=hint)
        elif text.startswith("###"):
            rest = text.lstrip("#")
            self._error(
                number,
                1,
                "no more than two # begin a line",
                width=len(text) - len(rest),
                hint="write # for a section and ## for a statement",
            )
            self.read(f"## {rest.strip()}", number)
        elif text[0] in "#>=-" and not text.startswith(("--", "==")):
            mark = "##" if text.startswith("##") else text[0]
            right = f"{mark} {text[len(mark) :].strip()}"
            self._error(
                number,
                1,
                f"no blank after {mark}",
                width=len(mark),
                hint=f'write "{_short(right)}"',
            )
            self.read(right, number)
        else:
            self._stray(text, body, number)

    def _stray(self, text: str, body: str, number: int) -> None:
        """Note a line that begins with none of the marks."""
        message = "a line that argmap cannot read"
        hint = "a line begins with # (section), ## (statement), > (quote), = (your own words) or - (fact); a remark is <!-- … -->"
        if set(text) <= set("-=*_ "):
            hint = "delete it; --- stands only above and below the front matter"
        elif re.split(r"[?:\s]", body, maxsplit=1)[0] in STATEMENT_KEYS and ":" in body:
            message, hint = "this line has no - before it", f'write "- {_short(body)}"'
        elif self._draft and self._draft.mark and not self._after_words():
            mark = self._draft.mark.replace("?", ">")
            message, hint = (
                f"this line has no {mark} before it",
                f'if it belongs to the words above, write "{mark} {_short(body)}"',
            )
        self._lost = self._lost or self._after_words()
        self._error(number, 1, message, width=len(text), hint=hint)

    def _after_words(self) -> bool:
        draft = self._draft
        return bool(draft and (draft.facts or draft.remarks or draft.links))


def _short(words: str, most: int = 50) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
