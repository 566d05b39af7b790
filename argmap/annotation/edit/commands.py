"""What `argmap accept`, `fix` and `rename` change: single lines, and nothing else."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from unicodedata import normalize

from argmap.annotation.edit.changes import Edits
from argmap.annotation.keys import KEY_OF_KIND, OLD_KEYS
from argmap.annotation.read.anchor import Anchor, Found
from argmap.annotation.read.loading import Outline
from argmap.annotation.read.problems import Piece
from argmap.annotation.read.written import WrittenStatement
from argmap.model import Annotation, Source, Statement, is_unsure

_OLD_KEY = re.compile(rf"^([ \t]*-\s+)({'|'.join(OLD_KEYS)})(?=:)")
_KEY = re.compile(r"(-[ \t]+)\w+\??")
_ROLE = re.compile(r"(##[ \t]+\S+[ \t]+)[^\s?]+\??")
_PROPOSED = re.compile(r"(##.*|-[ \t]+\w+)\?")


def proposals(outline: Outline) -> dict[str, int]:
    """Return the ids of the statements and links that nobody has confirmed, with their lines."""
    return {name: line for name, line, proposed in _items(outline) if proposed}


def unplaced(outline: Outline, source: Source) -> Annotation:
    """Return the statements and links of an outline; the quotes have no place in the source."""
    statements = tuple(
        Statement(
            each.id,
            each.role,
            each.text,
            "",
            reported=each.value("by") is not None,
            state="proposed" if each.proposed else "accepted",
            by_hand=not each.proposed and each.value("because") is None,
            because=each.value("because"),
        )
        for each in outline.statements
    )
    return Annotation(source, statements=statements, links=outline.links)


def unsure(outline: Outline) -> frozenset[str]:
    """Return the ids of the statements and links of which the machine says that it is unsure."""
    reasons = {each.id: each.value("because") for each in outline.statements}
    reasons |= {link.id: link.because for link in outline.links}
    return frozenset(name for name, because in reasons.items() if is_unsure(because))


def ids(outline: Outline) -> tuple[str, ...]:
    """Return the ids of all statements and links."""
    return tuple(name for name, _, _ in _items(outline))


def named(known: Iterable[str], name: str) -> str | None:
    """Return the id of a statement or link as it is written; spaces and case do not matter."""
    plain = "".join(name.split()).casefold()
    return next((each for each in known if "".join(each.split()).casefold() == plain), None)


def accepted_lines(outline: Outline, names: Collection[str]) -> Edits:
    """Return the edits that accept proposals."""
    edits = Edits()
    for name, line in proposals(outline).items():
        if name in names:
            edits.change(line, _PROPOSED.sub(r"\1", outline.lines[line - 1], count=1))
    return edits


def role_lines(outline: Outline, names: Collection[str], role: str) -> Edits:
    """Return the edits that accept statements with a role."""
    edits = Edits()
    for each in outline.statements:
        if each.id in names and (each.proposed or each.role != role):
            edits.change(each.line, _ROLE.sub(rf"\g<1>{role}", outline.lines[each.line - 1]))
    return edits


def kind_lines(outline: Outline, names: Collection[str], key: str) -> Edits:
    """Return the edits that accept links with a key: `supports` or `attacks`."""
    edits = Edits()
    for _, written, link in outline.placed_links():
        if link.id in names and (written.proposed or KEY_OF_KIND[link.kind] != key):
            line = outline.lines[written.line - 1]
            edits.change(written.line, _KEY.sub(rf"\g<1>{key}", line, count=1))
    return edits


def new_link_lines(
    outline: Outline, ends: tuple[str, str], key: str, because: str | None, edits: Edits
) -> None:
    """Add to the edits the lines of a link from a statement to another, below the first one."""
    below = next(each for each in outline.statements if each.id == ends[0])
    lines = [f"- {key}: {ends[1]}", *([f"  - because: {because}"] if because else [])]
    edits.add_below(below.all_lines()[-1], lines, outline)


def _items(outline: Outline) -> list[tuple[str, int, bool]]:
    """Return id, line and whether it is proposed, of each statement and link, in file order."""
    statements = [(each.id, each.line, each.proposed) for each in outline.statements]
    links = [(link.id, each.line, each.proposed) for _, each, link in outline.placed_links()]
    return sorted([*statements, *links], key=lambda item: item[1])


def fixed_lines(outline: Outline, source: Source) -> Edits:
    """Return the edits that give quotes with an approximate place the words of that place.

    Keys in an old spelling get the present one.
    """
    edits = Edits()
    for line in sorted(_lines_with_properties(outline)):
        edits.change(line, _OLD_KEY.sub(_present_key, outline.lines[line - 1]))
    quotes = [statement for statement in outline.statements if statement.is_quote]
    anchor = Anchor(source, [quote.text for quote in quotes])
    for quote in quotes:
        found = anchor.find(quote.text, quote.value("near"))
        if isinstance(found, Found) and not found.exact:
            _rewrite(quote, found, anchor, edits)
    return edits


def _lines_with_properties(outline: Outline) -> Iterator[int]:
    for statement in outline.statements:
        for holder in (statement, *statement.links):
            yield from holder.property_lines()


def _present_key(shape: re.Match[str]) -> str:
    return shape[1] + OLD_KEYS[shape[2]]


def _rewrite(quote: WrittenStatement, found: Found, anchor: Anchor, edits: Edits) -> None:
    lines = _spread([line.text.split() for line in quote.words], found.text.split())
    for line, words in zip(quote.words, lines, strict=True):
        if words:
            edits.change(line.line, f"> {' '.join(words)}")
        else:
            edits.remove([line.line])
    near = anchor.near_for(found.text, found.parts[0][0])
    if near and "near" not in quote.values:
        edits.add(quote.words[-1].line + 1, [f"- near: {near}"])


def _spread(old: list[list[str]], new: list[str]) -> list[list[str]]:
    """Return new words on as many lines as the old ones have; a word that stays keeps its line."""
    places = [number for number, words in enumerate(old) for _ in words]
    lines: list[list[str]] = [[] for _ in old]
    matcher = SequenceMatcher(None, [word for words in old for word in words], new, autojunk=False)
    for tag, start, _, first, last in matcher.get_opcodes():
        for offset, word in enumerate(new[first:last]):
            place = start + offset if tag == "equal" else start
            lines[places[min(place, len(places) - 1)]].append(word)
    return lines


def renamed_lines(outline: Outline, names: Mapping[str, str]) -> Edits:
    """Return the edits that give statements other ids."""
    edits = Edits()
    for line, words in renamed(outline, names).items():
        edits.change(line, words)
    return edits


def renamed(outline: Outline, names: Mapping[str, str]) -> dict[int, str]:
    """Return the lines that name some statements as they are with other ids, by their numbers."""
    by_line: dict[int, list[Piece]] = {}
    for name in named_pieces(outline):
        if names.get(name.text, name.text) != name.text:
            by_line.setdefault(name.line, []).append(name)
    lines: dict[int, str] = {}
    for line, found in by_line.items():
        words = outline.lines[line - 1]
        for name in sorted(found, key=lambda each: each.col, reverse=True):
            before, rest = words[: name.col - 1], words[name.col - 1 :]
            words = before + names[name.text] + rest[width_in_file(rest, name.text) :]
        lines[line] = words
    return lines


def named_pieces(outline: Outline) -> Iterator[Piece]:
    """Yield each place where an id is written: of a statement, and in the links below it."""
    for statement in outline.statements:
        yield statement.name
        for link in statement.links:
            yield from (*link.targets, *link.premises)


def width_in_file(words: str, name: str) -> int:
    """Return how many characters an id has in the file, where letter and accent may be two."""
    widths = range(len(name), len(words) + 1)
    return next((width for width in widths if normalize("NFC", words[:width]) == name), len(name))
