"""The proposals that nobody has reviewed, as the page lists them: what most depends on it first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.drawing.words import ROLE_NAMES, VERBS, cut, unquoted
from argmap.model import Annotation, Link, Source, Statement

SHOWN = 5  # proposals that are open at first
MOST = 300  # that are listed at all; `argmap accept` lists every one
_WIDEST, _NARROW = 110, 50  # characters of a statement; of one of two


@dataclass(frozen=True, slots=True)
class ListedProposal:
    """A proposal as it is listed; `id` is that of the statement or link."""

    id: str
    place: str  # "Claim, line 3"; of a link how it leads: "line 3 supports line 5"
    words: str


def review_list(annotation: Annotation, order: Sequence[str]) -> Iterator[ListedProposal]:
    """Yield the proposals of an order, at most `MOST` of them."""
    statements = {each.id: each for each in annotation.statements}
    links = {each.id: each for each in annotation.links}
    for name in order[:MOST]:
        if name in links:
            place = _step(annotation.source, links[name], statements, links)
            ends = statements[links[name].premises[0]], _end(links[name], statements, links)
            yield ListedProposal(name, place, " → ".join(_quoted(each, _NARROW) for each in ends))
        else:
            here = statements[name]
            place = f"{ROLE_NAMES[here.role]}, {_place(annotation.source, here)}"
            yield ListedProposal(name, place, _quoted(here, _WIDEST))


def _place(source: Source, statement: Statement) -> str:
    return source.line_name(statement.line) if statement.line else "implicit"


def _step(
    source: Source, link: Link, statements: dict[str, Statement], links: dict[str, Link]
) -> str:
    premises = " and ".join(_place(source, statements[each]) for each in link.premises)
    verb = VERBS[link.kind] if len(link.premises) == 1 else f"together {link.kind}"
    step = "a step to " if link.conclusion in links else ""
    return f"Step: {premises} {verb} {step}{_place(source, _end(link, statements, links))}"


def _end(link: Link, statements: dict[str, Statement], links: dict[str, Link]) -> Statement:
    target = links.get(link.conclusion)
    return statements[target.conclusion if target else link.conclusion]


def _quoted(statement: Statement, most: int) -> str:
    return f"“{cut(unquoted(statement.text), most)}”"
