"""Who speaks in a text: proposed from a byline, a letterhead, a signature, or "I, as the …"."""

from collections.abc import Iterator, Sequence

from argmap.english import authors
from argmap.english.furniture import GREETING
from argmap.english.turns import without_quotations
from argmap.model import DEFAULT_SPEAKER, Source

_TOP = 6  # lines in which letterheads, bylines and titles are
_OPENING = 600  # characters of the text in which somebody says as what they speak
_LONGEST = 120  # characters of a line with a name
_SIGNATURE = 4  # lines between "Yours faithfully" and the end of a signature


def find_author(source: Source) -> str:
    """Return the name of who speaks in a text as it prints it; the default if it does not say."""
    lines = [line.strip() for line in source.text.splitlines() if line.strip()]
    top = [line for line in lines[:_TOP] if len(line) <= _LONGEST]
    said = " ".join(line for line in lines if len(line) > _LONGEST or line[-1:] in ".!?”")
    said = without_quotations(said)
    return next(filter(None, _names(lines, top, said)), DEFAULT_SPEAKER)


def _names(lines: Sequence[str], top: Sequence[str], said: str) -> Iterator[str]:
    """Yield what each kind of sign names, the surest first; "" for one that is not there."""
    yield from map(authors.byline, top)
    yield from map(authors.statement_by, top)
    yield authors.speaks_as(said[:_OPENING])
    yield _letterhead(lines, top, said)
    yield authors.announced_by(said)
    yield _signature(lines, said)


def _letterhead(lines: Sequence[str], top: Sequence[str], said: str) -> str:
    """Return the body that a line at the top names, if the text shows that it is the sender."""
    marks = any(authors.is_release_mark(line) for line in lines)
    marks = marks or any(authors.is_title_of_statement(line) for line in top)
    contacts = " ".join(authors.contact(line) for line in lines).casefold()
    for line in top[:3]:
        name, _, title = line.partition(":")
        if not authors.is_body_name(name) and not (title and said.startswith(f"{name} ")):
            continue
        shown = marks or name.casefold() in contacts or authors.speaks_for_itself(said)
        if shown or authors.is_announcing(name, said) or authors.is_about_itself(name, said):
            return name
    return ""


def _signature(lines: Sequence[str], said: str) -> str:
    """Return the name under the end of a letter, or in the last line of what one person writes."""
    if name := next(filter(None, map(authors.signed_off, lines[-_SIGNATURE:])), ""):
        return name
    for number, line in enumerate(lines):
        if authors.closes_letter(line):
            below = lines[number + 1 : number + 1 + _SIGNATURE]
            return next((each.strip(" ,") for each in below if authors.is_person_name(each)), "")
    if any(GREETING.match(line) for line in lines[:3]):
        end = (line for line in lines[-3:] if not GREETING.match(line))
        return next((line for line in end if authors.is_person_name(line)), "")
    is_letter = len(lines) > 1 and lines[-2][-1:] in ".!?" and authors.is_of_one_person(said)
    return authors.signed(lines[-1]) if is_letter else ""
