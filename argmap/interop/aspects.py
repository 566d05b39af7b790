"""What a document has, aspect by aspect, and what becomes of each in a format."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from argmap.annotation.read.statements import default_label
from argmap.interop.exported import Exported, Files, links_in_text, one_line
from argmap.model import DEFAULT_SPEAKER, Link, Statement

# What a format can make of something: it is in the main file; it is in a second file; it is there
# in another form, which the page of the formats describes; it is in no file.
KEPT, SIDE, ALTERED, LOST = "yes", "2nd file", "altered", "no"
STATEMENTS, IMPLICIT, SPANS, ROLES = "statements", "implicit statements", "spans", "roles"
SPEAKERS, LINKED, UNDERCUTS = "speakers", "linked premises", "undercuts"
SUPPORTS, ATTACKS, SCHEMES, FLAGS, NOTES = "supports", "attacks", "schemes", "flags", "notes"
STATE, OCCURRENCES, CAPTIONS = "state", "occurrences", "captions"
REASONS, SECTIONS, TITLE = "reasons of proposals", "sections", "title"
SPEAKER, FRONT = "speaker of the document", "other front matter"
_SAID_OF_HOLDERS = (
    SUPPORTS, ATTACKS, LINKED, UNDERCUTS, SCHEMES, FLAGS, NOTES, STATE, CAPTIONS, REASONS,
)  # fmt: skip
ASPECTS = (
    STATEMENTS, IMPLICIT, SPANS, ROLES, SPEAKERS, OCCURRENCES, *_SAID_OF_HOLDERS, SECTIONS, TITLE,
    SPEAKER, FRONT,
)  # fmt: skip

# Of one document: what becomes of a name of an aspect, if that differs from the table; else None.
Exceptions = Callable[[str, str], str | None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called, which files it writes, and what survives in them."""

    name: str
    files: tuple[str, ...]  # what comes after the name of the document; the main file first
    write: Callable[[Exported], Files]
    survives: Mapping[str, str] = field(default_factory=dict)  # what is not KEPT, by aspect
    # What it makes of words with characters that it cannot contain; None if it has them all.
    replaces: Callable[[str], str] | None = None
    exceptions: Callable[[Exported], Exceptions] | None = None
    has_text: bool = False  # whether the whole text is in it, with what `replaces` makes of it

    def fate(self, aspect: str) -> str:
        """Return what becomes of an aspect: KEPT, SIDE, ALTERED or LOST."""
        return self.survives.get(aspect, KEPT)


def present(document: Exported) -> dict[str, tuple[str, ...]]:
    """Return for each aspect what a document has of it, by name, in file order."""
    annotation, report = document.annotation, document.report
    statements, links = annotation.statements, annotation.links

    def said(holds: Callable[[Statement], object]) -> tuple[str, ...]:
        return tuple(each.id for each in statements if holds(each))

    def linked(holds: Callable[[Link], object]) -> tuple[str, ...]:
        return tuple(each.id for each in links if holds(each))

    def both(holds: Callable[[Statement | Link], object]) -> tuple[str, ...]:
        return (*said(holds), *linked(holds))

    return {
        STATEMENTS: said(lambda each: not each.implicit),
        IMPLICIT: said(lambda each: each.implicit),
        SPANS: said(lambda each: each.parts),
        ROLES: said(lambda each: each.role),
        SPEAKERS: said(lambda each: each.reported),
        SUPPORTS: linked(lambda each: each.kind == "support"),
        ATTACKS: linked(lambda each: each.kind == "attack"),
        LINKED: linked(lambda each: len(each.premises) > 1),
        UNDERCUTS: linked(lambda each: each.kind == "undercut"),
        SCHEMES: linked(lambda each: each.scheme),
        FLAGS: tuple(flag.id for flag in report.flags),
        NOTES: both(lambda each: each.notes),
        STATE: both(lambda each: each.state == "proposed"),
        OCCURRENCES: said(lambda each: each.also_lines),
        CAPTIONS: said(caption),
        REASONS: both(lambda each: each.because),
        SECTIONS: tuple(dict.fromkeys(each.section for each in statements if each.section)),
        TITLE: (annotation.title,) if annotation.title else (),
        SPEAKER: (annotation.speaker,) if annotation.speaker != DEFAULT_SPEAKER else (),
        FRONT: tuple(document.front),
    }


def caption(each: Statement) -> str:
    """Return the caption that somebody wrote; nothing if it is made of the statement's words."""
    return each.label if each.label != default_label(each.text) else ""


def only_in_text(document: Exported) -> Exceptions:
    """Return what is lost where only statements of the text and links between them are written."""
    kept = {each.id for each in document.annotation.statements if each.parts}
    kept |= {link.id for link in links_in_text(document)}
    holders = {flag.id: flag.link or flag.statement for flag in document.report.flags}

    own = [each for each in document.annotation.statements if each.parts and not each.reported]

    def fate(aspect: str, name: str) -> str | None:
        if aspect == SPEAKER:
            return None if own else LOST  # it is with the statements
        holder = holders.get(name) if aspect == FLAGS else name
        return LOST if aspect in _SAID_OF_HOLDERS and holder not in kept else None

    return fate


def only_on_holders(document: Exported) -> Exceptions:
    """Return what is lost where flags of the whole document have no place."""
    whole = {each.id for each in document.report.flags if not (each.link or each.statement)}
    if all(each.reported for each in document.annotation.statements):
        whole.add(document.annotation.speaker)  # it is with the statements
    return lambda aspect, name: LOST if aspect in (FLAGS, SPEAKER) and name in whole else None


def remarks(document: Exported, form: Format) -> Iterator[str]:
    """Yield what a format cannot express of a document, by name, and what it does otherwise."""
    found = present(document)
    special = form.exceptions(document) if form.exceptions else lambda _, __: None

    def with_fate(aspect: str, fate: str) -> list[str]:
        usual = form.fate(aspect)
        return [name for name in found[aspect] if (special(aspect, name) or usual) == fate]

    for aspect in ASPECTS:
        if lost := with_fate(aspect, LOST):
            yield f"{form.name} cannot express {aspect}: {_listed(lost)}"
    if form.fate(IMPLICIT) == LOST:
        yield from _cut(document, form.name, set(found[IMPLICIT]))
    for aspect in ASPECTS:
        if altered := with_fate(aspect, ALTERED):
            form_of_it = "in another form (see docs/interop.md)"
            yield f"{form.name} has {aspect} {form_of_it}: {_listed(altered)}"
    if form.replaces:
        yield from _replaced(document, form, form.replaces)


def in_second_file(document: Exported, form: Format) -> tuple[str, ...]:
    """Return the aspects of a document that only a second file has."""
    found = present(document)
    return tuple(each for each in ASPECTS if found[each] and form.fate(each) == SIDE)


def _cut(document: Exported, name: str, implicit: set[str]) -> Iterator[str]:
    """Yield which links have a premise that is not in the text, and are written without it."""
    links = [link.id for link in links_in_text(document) if implicit & {*link.premises}]
    if links:
        yield f"{name} has only what is in the text of these links: {_listed(links)}"


def _replaced(document: Exported, form: Format, replaces: Callable[[str], str]) -> Iterator[str]:
    """Yield where there are characters that a format cannot contain, and in what."""
    annotation = document.annotation
    holders: tuple[Statement | Link, ...] = (*annotation.statements, *annotation.links)
    texts = {each.id: tuple(_texts_of(each)) for each in holders}
    texts |= {"the title": (one_line(document.title),), "the speaker": (annotation.speaker,)}
    texts |= {"the text": (document.text,)} if form.has_text else {}
    changed = [name for name, own in texts.items() if any(replaces(each) != each for each in own)]
    if changed:
        yield f"{form.name} cannot contain some control characters of: {_listed(changed)}"


def _texts_of(each: Statement | Link) -> Iterator[str]:
    own = (each.text, each.label, each.speaker) if isinstance(each, Statement) else ()
    return (one_line(text) for text in (*own, each.because or "", *each.notes))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(one_line, names))
