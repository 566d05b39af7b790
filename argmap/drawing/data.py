"""What the script knows, as plain data: fields of `output/x.json`, geometry, and the outline.

A field that is null, false, empty or as usual (accepted, raised, a claim, a support, a note, said
by the speaker of the document) is left out, and so is what others give: the id of a link is made of
its ends; the code, the statement and the link of a flag are in its id, and its number is its place;
the text of a statement is in the text pane; a single line of a link is its points. What is accepted
was set by hand, unless `by_hand` says otherwise. Sections are named by their place in `sections`,
from 1, and the outline names statements and links by theirs.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from argmap.catalogue import CODES
from argmap.drawing.geometry import ArgumentMap, DrawnLink
from argmap.drawing.signs import FLAG_SIGNS, ROLE_SIGNS
from argmap.drawing.words import LONGEST_OMISSION, cut, flag_title
from argmap.inference.kinds import SUPPLIERS
from argmap.layout.layered import COLUMN_GAP
from argmap.layout.text_metrics import CARD_WIDTH
from argmap.model import Annotation, Link
from argmap.schemes import find_scheme

Json = dict[str, Any]

_EMPTY: tuple[object, ...] = (None, False, "", [], ())
_USUAL = (
    *(("state", "accepted"), ("state", "raised"), ("kind", "support")),
    *(("role", "claim"), ("level", "note")),
)
_NOT_SHOWN = ("start", "end", "parts", "speaker")  # fields of a statement
_SOURCE = ("path", "sha256", "document", "speaker")
_FLAG = ("id", "number", "level", "state", "statement")  # its words are in the list of flags


def page_data(annotation: Annotation, data: Json, drawn: ArgumentMap, start: str | None) -> Json:
    """Return all that the script reads except the statements, which pyvis carries.

    Map and outline begin at the statement `start`.

    `data` is the document as in `output/x.json`. A link's `route` has its lines from each premise
    to the tip or the bracket, its trunk from there, and the place of its sign, in pixels.
    """
    routes = {each.link.id: _route(each) for each in drawn.links}
    rows = to_outline(annotation, start)
    places = {each.id: place for place, each in enumerate(annotation.links, 1)}
    places |= {each.id: place for place, each in enumerate(annotation.statements, 1)}
    named = {link.scheme: find_scheme(link.scheme) for link in annotation.links if link.scheme}
    return {
        "start": start,
        "main": data["main_conclusion"],
        "unreviewed": [each["id"] for each in data["standing"] if each["state"] == "unreviewed"],
        "source": {key: data["source"][key] for key in _SOURCE},
        "annotation": data["annotation"]["path"],
        "sections": sections_of(data),
        "schemes": {name: scheme.runs for name, scheme in named.items() if scheme},
        "links": list(_links(data, routes, places)),
        "suggestions": [_filled(each) for each in data["suggestions"]],
        "flags": [_flag(each, place) for place, each in enumerate(data["flags"], 1)],
        "suppliers": _suppliers(data["flags"]),
        "repairs": {each["id"]: each["repairs"] for each in data["standing"] if each["repairs"]},
        "outline": [_outline_row(row, places) for row in rows],
        "card_width": CARD_WIDTH,
        "column_gap": COLUMN_GAP,
        "signs": {**ROLE_SIGNS, **FLAG_SIGNS},
    }


def _outline_row(row: "OutlineRow", places: Mapping[str, int]) -> tuple[int, ...]:
    """Return statement, level and link, if any, of a row, and 1 if its support is shown above."""
    facts = (places[row.statement], row.level, places.get(row.link, 0), int(row.again))
    return facts if row.again else facts[: 3 if row.link else 2]


def _links(data: Json, routes: Mapping[str, Json], places: Mapping[str, int]) -> Iterator[Json]:
    """Yield the links, with their ends as their places, from 1, in their list.

    `supplied` has the words but for which a link would have a flag, and the title of that flag.
    """
    supplied = {each["link"]: each for each in data["supplied"]}
    for facts in data["links"]:
        ends = {
            "premises": [places[each] for each in facts["premises"]],
            "conclusion": places[facts["conclusion"]],
        }
        by = supplied.get(facts["id"])
        words = by and _filled({key: by[key] for key in ("words", "line", "page")})
        shown = {**words, "flag": flag_title(CODES[by["code"]])} if by and words else None
        drawn = {"id": "", "route": routes.get(facts["id"]), "supplied": shown}
        yield _set_by({**facts, **ends, **drawn})


def _flag(facts: Json, place: int) -> Json:
    """Return what the script reads of a flag; `by_hand` is one that a person has confirmed."""
    looked_for = [_filled(each) for each in facts.get("looked_for", ())]
    by_hand = facts["state"] != "answered" and facts["reason"] is not None
    named = {key: facts[key] for key in _FLAG}
    if facts["id"].endswith(f":{facts['statement']}"):
        named["statement"] = None
    if facts["number"] == f"F{place}":
        named["number"] = None
    return _filled({**named, "looked_for": looked_for, "by_hand": by_hand})


def _suppliers(flags: Sequence[Json]) -> Json:
    """Return the words for all that was looked for: its name, what it tells, how it is given."""
    wanted = {each["name"] for flag in flags for each in flag.get("looked_for", ())}
    return {
        name: (each.name, each.tells, each.given)
        for name, each in SUPPLIERS.items()
        if name in wanted
    }


def sections_of(data: Json) -> list[str]:
    """Return the titles of the sections with statements, in the order of the text."""
    return [
        title for title in dict.fromkeys(each["section"] for each in data["statements"]) if title
    ]


def statement_data(data: Json, drawn: ArgumentMap, words: Mapping[str, str]) -> Iterator[Json]:
    """Yield each statement as in `output/x.json`, with its card: left, top and height.

    A text that is the same as the `words` that the text pane shows of the statement is left out.
    """
    cards = {
        each.statement.id: (each.area.left, each.area.top, each.height) for each in drawn.cards
    }
    places = {title: place for place, title in enumerate(sections_of(data), 1)}
    for facts in data["statements"]:
        shown = {key: value for key, value in facts.items() if key not in _NOT_SHOWN}
        notes = [cut(words, LONGEST_OMISSION) for words in facts["footnotes"]]
        section = places.get(facts["section"])
        text = facts["text"] if words.get(facts["id"]) != facts["text"] else None
        more = {"footnotes": notes, "card": cards.get(facts["id"]), "section": section}
        filled = _set_by({**shown, **more, "text": text})
        if facts["speaker"] != data["source"]["speaker"]:
            filled["speaker"] = facts["speaker"]
        yield filled


def _set_by(facts: Json) -> Json:
    """Return what is filled, with `by_hand` if it is not as usual: true if it is accepted."""
    by_hand, usual = facts["by_hand"], facts["state"] == "accepted"
    filled = _filled({**facts, "by_hand": ""})
    return filled if by_hand == usual else {**filled, "by_hand": by_hand}


def _filled(facts: Json) -> Json:
    left_out = {key for key, value in facts.items() if value in _EMPTY or (key, value) in _USUAL}
    return {key: value for key, value in facts.items() if key not in left_out}


def _route(drawn: DrawnLink) -> Json:
    several = len(drawn.link.premises) > 1
    lines = [
        _filled({"premise": line.premise, "points": line.points, "joined": not line.arrow})
        if several
        else line.points
        for line in drawn.lines
    ]
    has_sign = drawn.flags or drawn.link.kind == "attack"
    return _filled({"lines": lines, "trunk": drawn.trunk, "sign": has_sign and drawn.sign})


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row of the outline; the rows that follow on a higher level bear on it."""

    statement: str
    level: int  # from 1
    link: str = ""  # by which it bears on the row above it that is one level up
    last: bool = False  # of the link's premises
    again: bool = False  # what it rests on is shown further up


def to_outline(annotation: Annotation, main: str | None) -> tuple[OutlineRow, ...]:
    """Return the outline: the main conclusion, other ends of links, then unlinked statements."""
    incoming: dict[str, list[Link]] = defaultdict(list)
    for link in annotation.links:
        incoming[link.conclusion].append(link)
    seen: set[str] = set()
    roots = (root for root in _roots(annotation, main) if root not in seen)
    return tuple(row for root in roots for row in _walk(root, incoming, seen))


def _roots(annotation: Annotation, main: str | None) -> Iterator[str]:
    """Yield ids in the order in which the outline starts from them; no statement is missing."""
    ids = [each.id for each in annotation.statements]
    leaves = {premise for link in annotation.links for premise in link.premises}
    touched = leaves | {link.conclusion for link in annotation.links}
    if main:
        yield main
    yield from (each for each in ids if each in touched - leaves)
    yield from (each for each in ids if each in touched)
    yield from ids


def _walk(
    root: str, incoming: Mapping[str, Sequence[Link]], seen: set[str]
) -> Iterator[OutlineRow]:
    """Yield a statement and all that bears on it, depth first, each opened once."""
    waiting = [OutlineRow(root, 1)]
    while waiting:
        row = waiting.pop()
        opened = row.statement in seen
        yield replace(row, again=opened and row.statement in incoming)
        seen.add(row.statement)
        links = [] if opened else list(incoming.get(row.statement, ()))
        if row.last:
            links += incoming.get(row.link, ())
        below = [
            OutlineRow(premise, row.level + 1, link.id, last=premise == link.premises[-1])
            for link in links
            for premise in link.premises
        ]
        waiting += below[::-1]
