"""The list of flags on the page: groups by level, and what each flag says, part by part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.drawing.words import LEVEL_HINTS, LEVEL_NAMES, flag_title
from argmap.model import LEVELS, Annotation, Flag, Link, Report, Statement

MOST_FLAGS = 12  # errors and warnings that are open at first, for each 1,000 quoted words
ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class ListedFlag:
    """A flag as it is listed."""

    flag: Flag
    title: str
    step: tuple[str, str]  # places: from, to; the second is empty for a flag on a statement
    attack: bool
    parts: dict[str, str]  # what it says, by the names of its parts


@dataclass(frozen=True, slots=True)
class FlagGroup:
    """Flags that are listed together."""

    title: str
    hint: str
    level: str
    flags: tuple[ListedFlag, ...]
    open: bool = False
    shown: int = ALL  # how many are open at first; the rest is collapsed

    @property
    def count(self) -> str:
        """Return how many flags there are, the proposed ones counted separately."""
        proposed = sum(each.flag.state == "proposed" for each in self.flags)
        raised = [str(len(self.flags) - proposed)] if proposed < len(self.flags) else []
        return " and ".join([*raised, f"{proposed} proposed"] if proposed else raised)


def flag_groups(annotation: Annotation, report: Report) -> Iterator[FlagGroup]:
    """Yield the flags by level, then notes on wording, then those that are answered."""
    statements = {each.id: each for each in annotation.statements}
    links = {each.id: each for each in annotation.links}
    groups: dict[str, list[ListedFlag]] = {"": [], "wording": [], "answered": []}
    for flag in report.flags:
        group = "wording" if flag.code.startswith("ARG5") else ""
        group = "answered" if flag.state == "answered" else group
        groups[group].append(_listed(flag, statements, links))
    yield from _by_level(groups[""], _room(annotation))
    if groups["wording"]:
        hint = "single words a reader may stop at"
        yield FlagGroup("Notes on wording", hint, "note", tuple(groups["wording"]))
    if groups["answered"]:
        hint = "a person has answered these, with a reason"
        yield FlagGroup("Answered", hint, "answered", tuple(groups["answered"]))


def _by_level(listed: Sequence[ListedFlag], room: int) -> Iterator[FlagGroup]:
    """Yield a group for each level; notes are open only if nothing else is."""
    opened = False
    for level in LEVELS:
        found = tuple(each for each in listed if each.flag.level == level)
        if not found:
            continue
        is_open = level != "note" or not opened
        shown = max(0, room) if is_open else ALL
        title, hint = LEVEL_NAMES[level], LEVEL_HINTS[level]
        yield FlagGroup(title, hint, level, found, open=is_open, shown=shown)
        room, opened = room - len(found), True


def _room(annotation: Annotation) -> int:
    """Return how many errors and warnings may be open at first."""
    words = sum(len(each.text.split()) for each in annotation.statements)
    return MOST_FLAGS * max(1, round(words / 1000))


def _listed(flag: Flag, statements: dict[str, Statement], links: dict[str, Link]) -> ListedFlag:
    link, statement = links.get(flag.link or ""), statements.get(flag.statement or "")
    place = _place(statement) if statement else ""
    step = _step(link, statements, links) if link else (place, "")
    attack = link is not None and link.kind != "support"
    return ListedFlag(flag, flag_title(flag.name), step, attack, parts_of(flag))


def _step(link: Link, statements: dict[str, Statement], links: dict[str, Link]) -> tuple[str, str]:
    premises = " + ".join(_place(statements[each]) for each in link.premises)
    if link.kind == "undercut":
        return premises, f"the step to {_place(statements[links[link.conclusion].conclusion])}"
    return premises, _place(statements[link.conclusion])


def _place(statement: Statement) -> str:
    return f"line {statement.line}" if statement.line else statement.label


def parts_of(flag: Flag) -> dict[str, str]:
    """Return what a flag says, by the names of its parts; the script writes the usual answer."""
    reason = flag.reason or ""
    same = reason.rstrip(".").casefold() == flag.lacks.rstrip(".").casefold()
    usual = "- accept:" in flag.answer or flag.state == "answered"
    parts = {
        "reason": "" if same else reason,
        "lacks": flag.lacks,
        "question": flag.question,
        "says": flag.says,
        "why": flag.why,
        "answer": "" if usual else flag.answer,
    }
    return {name: words for name, words in parts.items() if words}
