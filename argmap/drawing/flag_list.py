"""The list of flags on the page: groups by level, and what each flag says, part by part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.drawing.words import LEVEL_HINTS, LEVEL_NAMES, flag_title
from argmap.flags.supplies import in_words
from argmap.model import LEVELS, Annotation, Flag, Link, Report, Source, Statement

MOST_FLAGS = 12  # errors and warnings that are open at first, for each 1,000 quoted words
ALL = 1_000_000
_PARTS = ("reason", "lacks", "question", "says", "why", "looked_for", "answer")  # as listed


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
    places = {each.id: _place(annotation.source, each) for each in annotation.statements}
    links = {each.id: each for each in annotation.links}
    groups: dict[str, list[ListedFlag]] = {"": [], "note": [], "answered": []}
    for flag in report.flags:
        group = "note" if flag.code.startswith("ARG5") else ""
        group = "answered" if flag.state == "answered" else group
        groups[group].append(_listed(flag, places, links))
    words = sum(len(each.text.split()) for each in annotation.statements)
    yield from _by_level(groups[""], MOST_FLAGS * max(1, round(words / 1000)))
    for level, title, hint in (
        ("note", "Notes on wording", "single words a reader may stop at"),
        ("answered", "Answered", "a person has answered these, with a reason"),
    ):
        if groups[level]:
            yield FlagGroup(title, hint, level, tuple(groups[level]))


def _by_level(listed: Sequence[ListedFlag], room: int) -> Iterator[FlagGroup]:
    """Yield a group for each level; notes are open only if nothing else is."""
    opened = False
    for level in LEVELS:
        if found := tuple(each for each in listed if each.flag.level == level):
            is_open = level != "note" or not opened
            shown = max(0, room) if is_open else ALL
            title, hint = LEVEL_NAMES[level], LEVEL_HINTS[level]
            yield FlagGroup(title, hint, level, found, open=is_open, shown=shown)
            room, opened = room - len(found), True


def _place(source: Source, statement: Statement) -> str:
    return source.line_name(statement.line) if statement.line else statement.label


def _listed(flag: Flag, places: dict[str, str], links: dict[str, Link]) -> ListedFlag:
    link = links.get(flag.link or "")
    step = (places.get(flag.statement or "", ""), "")
    if link:
        target = links.get(link.conclusion)
        end = f"the step to {places[target.conclusion]}" if target else places[link.conclusion]
        step = (" + ".join(places[each] for each in link.premises), end)
    attack = link is not None and link.kind != "support"
    return ListedFlag(flag, flag_title(flag.name), step, attack, parts_of(flag))


def parts_of(flag: Flag) -> dict[str, str]:
    """Return what a flag says, by the names of its parts; the script writes the usual answer."""
    parts = {name: getattr(flag, name) for name in _PARTS}
    parts["looked_for"] = in_words(flag.looked_for)
    if (flag.reason or "").rstrip(".").casefold() == flag.lacks.rstrip(".").casefold():
        parts["reason"] = ""
    if "- answer:" in flag.answer or flag.state == "answered":
        parts["answer"] = ""
    return {name: words for name, words in parts.items() if words}
