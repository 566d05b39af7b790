"""From what a reader found to an annotation: ids, roles, the text, and links that can be written.

The annotation is written and read back, so that what is given to a person is what argmap will read.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from argmap.annotation import parse, to_text
from argmap.annotation.read.anchor import Anchor, Found
from argmap.annotation.read.ids import id_fault
from argmap.annotation.read.statements import default_label
from argmap.drafting.labels.captions import to_id
from argmap.interop.guard import clean
from argmap.interop.incoming import Contents, ImportFileError, Said, Tied
from argmap.model import (
    DEFAULT_SPEAKER,
    Annotation,
    AnnotationError,
    Kind,
    Link,
    Role,
    Source,
    Span,
    Statement,
    link_id,
)  # fmt: skip
from argmap.source import kept_text, read_text
from argmap.source.normalise import normal_words

_ROUNDS = 4  # times that lines are kept which reading set aside
_GAP = " […] "
_BEGINNING = 400  # characters of a statement of which its id is made
_FIRST = 4  # words by which a paragraph is known
_CONTRARY: dict[Kind, Kind] = {"support": "attack", "attack": "support"}


@dataclass(slots=True)
class Settled:
    """An annotation as it will be read, the text of its file, and what was not expressed."""

    annotation: Annotation
    file: str
    remarks: list[str] = field(default_factory=list)


def settle(contents: Contents, name: str, given: str | None = None) -> Settled:
    """Return the annotation of what was found, for files NAME.txt and NAME.argmap.md.

    `given` is the text of the source, if the user named one. Raises ImportFileError.
    """
    remarks = list(contents.remarks)
    said = _with_own_ids(_with_roles(contents.said, contents.tied))
    text = given if given is not None else contents.text
    made_up = text is None
    text = _text_of(said) if text is None else clean(text)
    statements: tuple[Statement, ...] = ()
    source = (kept_text if made_up else read_text)(text, path=f"{name}.txt")
    for _ in range(_ROUNDS):
        statements = tuple(_statements(contents, said, source, made_up=made_up))
        lines = _set_aside(source, statements)
        if not lines:
            break
        source = read_text(text, path=f"{name}.txt", keep=(*source.kept, *lines))
    if not made_up:
        remarks += _not_in_text(said, statements)
    links = tuple(_links(contents.tied, said, remarks))
    remarks += _lines_of_another_text(contents)
    annotation = Annotation(
        source,
        title=_line(contents.title),
        speaker=_line(contents.speaker) or DEFAULT_SPEAKER,
        translated="yes" in contents.front.get("translated", ()),
        sourced=" ".join(contents.front.get("sourced", ())),
        tags=tuple(
            tag
            for each in contents.front.get("tags", ())
            for tag in map(str.strip, each.split(","))
            if tag
        ),
        answers=" ".join(contents.front.get("answers", ())),
        keeps=source.kept,
        statements=statements,
        links=links,
    )
    return _written(annotation, remarks)


def _lines_of_another_text(contents: Contents) -> Iterator[str]:
    for key in ("aside", "keep"):
        if lines := contents.front.get(key):
            what = f"lines of another text ({key}) are not taken over"
            yield f"{what}: {', '.join(map(_line, lines))}"


def _written(annotation: Annotation, remarks: list[str]) -> Settled:
    file = to_text(annotation)
    try:
        read = parse(file, annotation.source)
    except AnnotationError as error:
        first = error.problems[0]
        message = f"argmap cannot write this as an annotation: {first.message} ({first.excerpt})"
        raise ImportFileError(message) from error
    moved = [
        before.id
        for before, after in zip(annotation.statements, read.statements, strict=True)
        if before.parts and not _is_same_place(before, after)
    ]
    if moved:
        what = "the words of these statements are found elsewhere than the file says"
        remarks.append(f"{what}: {', '.join(moved)}")
    return Settled(read, file, remarks)


def _is_same_place(before: Statement, after: Statement) -> bool:
    overlap = min(before.parts[-1][1], after.parts[-1][1] if after.parts else 0) - max(
        before.parts[0][0], after.parts[0][0] if after.parts else 0
    )
    return overlap > 0


def _line(words: str) -> str:
    return " ".join(clean(words).split())


def _with_own_ids(said: Sequence[Said]) -> tuple[Said, ...]:
    """Return statements with ids that argmap can write, all different without regard to case."""
    taken: set[str] = set()
    found = []
    for each in said:
        name = each.id if each.id and not id_fault(each.id) else ""
        base = name or to_id(each.label or default_label(each.text[:_BEGINNING]) or "statement")
        base = base if not id_fault(base) else "statement"
        name, number = base, 2
        while name.casefold() in taken:
            name, number = f"{base[:58]}-{number}", number + 1
        taken.add(name.casefold())
        found.append(replace(each, id=name))
    return tuple(found)


def _with_roles(said: Sequence[Said], tied: Sequence[Tied]) -> tuple[Said, ...]:
    """Give statements without a role one by their links, as a reader of the file would."""
    supported = {each.conclusion for each in tied if each.kind == "support"}
    supports = {key for each in tied if each.kind == "support" for key in each.premises}
    speaks_against = {key for each in tied if each.kind != "support" for key in each.premises}

    def role(key: str) -> Role:
        if key in speaks_against and key not in supports:
            return "rebuttal"
        if key in supported:
            return "claim" if key in supports else "conclusion"
        return "evidence" if key in supports else "claim"

    return tuple(each if each.role else replace(each, role=role(each.key)) for each in said)


def _text_of(said: Sequence[Said]) -> str:
    """Return a text with the words of each statement as a paragraph, the same words once."""
    words = [_line(each.text) for each in said if not each.implicit]
    return "\n\n".join(dict.fromkeys(filter(None, words))) + "\n"


def _statements(
    contents: Contents, said: Sequence[Said], source: Source, *, made_up: bool
) -> Iterator[Statement]:
    """Yield statements at their places in the text; one whose words are not there is implicit."""
    paragraphs = _paragraphs(source.text) if made_up else {}
    unique = _said_once(paragraphs) if made_up else frozenset()
    sought = [] if made_up else [_line(each.text) for each in said if not each.parts]
    anchor = Anchor(source, sought) if sought else None
    for each in said:
        parts = each.parts
        if not parts and not each.implicit:
            words = _line(each.text)
            parts = _places(anchor, words) if anchor else paragraphs.get(words, ())
        text = _words_at(source.text, parts) if parts else _line(each.text)
        by = _line(each.by)
        yield Statement(
            each.id,
            each.role or "claim",
            text or "?",
            _line(each.label) or default_label(text),
            parts[0][0] if parts else None,
            parts[-1][1] if parts else None,
            parts,
            source.line_at(parts[0][0]) if parts else None,
            speaker=by or _line(contents.speaker) or DEFAULT_SPEAKER,
            reported=bool(by),
            implicit=not parts,
            state=each.state,
            because=_line(each.because or "") or None,
            section=_line(each.section or "") or None,
            notes=tuple(filter(None, map(_line, each.notes))),
            answers=each.answers,
            flags=each.flags,
            near="" if text in unique else None,  # none is needed
        )


def _said_once(paragraphs: Iterable[str]) -> frozenset[str]:
    """Return the paragraphs whose first words begin no other place of the text.

    Others may be said once too; only these need not be looked for.
    """
    counts: Counter[str] = Counter()
    first = {}
    for words in paragraphs:
        plain = normal_words(words).split()
        begins = [" ".join(plain[at : at + _FIRST]) for at in range(len(plain) - _FIRST + 1)]
        counts.update(begins)
        if begins and _GAP.strip() not in words:
            first[words] = begins[0]
    return frozenset(words for words, begin in first.items() if counts[begin] == 1)


def _paragraphs(text: str) -> dict[str, tuple[Span, ...]]:
    """Return where each paragraph of a text is, in the pieces that […] leaves, by its words."""
    found: dict[str, tuple[Span, ...]] = {}
    at = 0
    for paragraph in text.split("\n\n"):
        words = paragraph.rstrip("\n")
        parts, place = [], at
        for piece in words.split(_GAP):
            parts.append((place, place + len(piece)))
            place += len(piece) + len(_GAP)
        found.setdefault(words, tuple(parts))
        at += len(paragraph) + 2
    return found


def _places(anchor: Anchor, words: str) -> tuple[Span, ...]:
    found = anchor.find(words)
    return found.parts if isinstance(found, Found) and found.exact else ()


def _words_at(text: str, parts: Sequence[Span]) -> str:
    """Return the words of parts, joined as in a quote: by […] if there are words between them."""
    words = text[parts[0][0] : parts[0][1]]
    for (_, before), (start, end) in pairwise(parts):
        gap = _GAP if text[before:start].strip() else " "
        words += gap + text[start:end]
    return words


def _set_aside(source: Source, statements: Sequence[Statement]) -> list[str]:
    """Return lines of statements that reading set aside, so that they are kept."""
    lines = []
    for each in source.asides:
        if any(
            start < each.end and each.start < end
            for statement in statements
            for start, end in statement.parts
        ):
            first, last = each.lines
            name = f"line {first}" if first == last else f"lines {first}-{last}"
            if name not in source.kept:
                lines.append(name)
    return lines


def _not_in_text(said: Sequence[Said], statements: Sequence[Statement]) -> list[str]:
    lost = [
        now.id
        for was, now in zip(said, statements, strict=True)
        if now.implicit and not was.implicit
    ]
    if not lost:
        return []
    what = "the text does not have exactly the words of these statements, or in several places"
    return [f"{what}; they are written as implicit: {', '.join(lost)}"]


def _links(tied: Sequence[Tied], said: Sequence[Said], remarks: list[str]) -> Iterator[Link]:
    """Yield the links that argmap can write; each of the others is a remark."""
    names = {each.key: each.id for each in said}
    found: dict[str, Link] = {}  # by key
    seen: set[tuple[frozenset[str], str, str]] = set()
    plain = [each for each in tied if each.kind != "undercut"]
    for each in plain:
        premises = tuple(dict.fromkeys(names[key] for key in each.premises if key in names))
        conclusion = names.get(each.conclusion, "")
        if fault := _fault(each, premises, conclusion, seen):
            remarks.append(f"a link cannot be expressed: {_shown(each, names)}: {fault}")
            continue
        seen.add((frozenset(premises), conclusion, each.kind))
        found[each.key] = _link(each, premises, conclusion)
    undercuts = [each for each in tied if each.kind == "undercut"]
    starts = _unambiguous(found.values())
    for key in {each.conclusion for each in undercuts if each.conclusion in found}:
        found[key] = _beginning_with(found[key], starts)
    yield from found.values()
    yield from _undercuts(undercuts, names, found, starts, remarks)


def _undercuts(
    undercuts: Sequence[Tied],
    names: dict[str, str],
    found: dict[str, Link],
    starts: dict[str, str],
    remarks: list[str],
) -> Iterator[Link]:
    done: set[tuple[str, str]] = set()
    for each in undercuts:
        target = found.get(each.conclusion)
        if target is None or target.id not in starts:
            what = "it ends on a link that argmap cannot name" if target else "its end is missing"
            remarks.append(f"an undercut cannot be expressed: {_shown(each, names)}: {what}")
            continue
        if len(each.premises) > 1:
            shown = _shown(each, names)
            remarks.append(f"the premises of an undercut are written apart: {shown}")
        for key in each.premises:
            if key in names and (names[key], target.id) not in done:
                done.add((names[key], target.id))
                yield _link(each, (names[key],), target.id)


def _fault(
    each: Tied, premises: Sequence[str], conclusion: str, seen: set[tuple[frozenset[str], str, str]]
) -> str:
    own = frozenset(premises)
    if not premises or not conclusion:
        return "one of its ends is no statement"
    if conclusion in own:
        return "a statement cannot lead to itself"
    if (own, conclusion, each.kind) in seen:
        return "the same link is there already"
    if (own, conclusion, _CONTRARY[each.kind]) in seen:
        return "the same statements support and attack the same conclusion"
    return ""


def _shown(each: Tied, names: dict[str, str]) -> str:
    premises = "+".join(names.get(key, key) for key in each.premises) or "nothing"
    return f"{premises} -> {names.get(each.conclusion, each.conclusion)} ({each.kind})"


def _link(each: Tied, premises: tuple[str, ...], conclusion: str) -> Link:
    return Link(
        link_id(premises, conclusion, each.kind),
        each.kind,
        premises,
        conclusion,
        _line(each.scheme or "") or None,
        each.state,
        because=_line(each.because or "") or None,
        notes=tuple(filter(None, map(_line, each.notes))),
        answers=each.answers,
        flags=each.flags,
    )


def _unambiguous(links: Iterable[Link]) -> dict[str, str]:
    """Return for each link a premise that leads to its conclusion in this link only."""
    every = list(links)
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for link in every:
        for premise in link.premises:
            counts[premise, link.conclusion] += 1
    starts = {}
    for link in every:
        alone = [each for each in link.premises if counts[each, link.conclusion] == 1]
        if alone:
            starts[link.id] = alone[0]
    return starts


def _beginning_with(link: Link, starts: dict[str, str]) -> Link:
    """Return a link with such a premise first, and give it its new id in `starts`."""
    if link.id not in starts or link.premises[0] == starts[link.id]:
        return link
    first = starts[link.id]
    premises = (first, *(each for each in link.premises if each != first))
    moved = replace(link, id=link_id(premises, link.conclusion, link.kind), premises=premises)
    starts[moved.id] = first
    return moved
