"""Two readings on one page: both maps with each card at one place, and the text with stripes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise

from argmap.comparing.difference import Difference, Side
from argmap.comparing.lines import lines
from argmap.comparing.pairing import Pairing
from argmap.data import title_of
from argmap.drawing.svg import svg
from argmap.model import Annotation, Flag, Link, Report, Source, Span, link_id
from argmap.symbols import visible

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:1.5rem auto;max-width:1500px;padding:0 1rem;
color:#1b1b1b;background:#fff}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}
.maps{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
.maps figure{margin:0;border:1px solid #bbb;overflow:auto;max-height:80vh}
.maps figcaption{padding:.4rem .6rem;font-weight:600;position:sticky;left:0}
.maps svg{width:100%;height:auto;display:block}
.absent{opacity:.12}
.differs{outline:3px dashed #8a4b00;outline-offset:3px}
.text p{margin:.3rem 0;white-space:pre-wrap;overflow-wrap:anywhere}
.text i{font-style:normal;color:#666;font-size:.8rem;display:inline-block;min-width:2.5rem}
.both,.one,.two,.key{padding-bottom:1px}
.both{border-bottom:3px double #555}
.one{border-bottom:3px dashed #0b57a4;background:#e6f0fb}
.two{border-bottom:3px dotted #8a4b00;background:#fdf0e0}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f6f6f6;padding:.8rem}
@media(max-width:900px){.maps{grid-template-columns:1fr}}
@media print{.maps figure{max-height:none}}
"""


@dataclass(frozen=True, slots=True)
class _Union:
    """All statements and links of two readings, under ids that both share."""

    annotation: Annotation
    of_first: Mapping[str, str]  # id in the first, of a statement or a link -> id in the union


def difference_page(found: Difference, first: Side, second: Side, names: tuple[str, str]) -> str:
    """Return one HTML file, without scripts and outside requests, that shows a difference.

    Each map shows the cards of both readings at the same places; what a reading does not have is
    faint. The text is that of the second; stripes tell what both, one or the other quote.
    """
    union = _union(found.pairing)
    back = {new: old for old, new in union.of_first.items()}
    changed = {item.name for item in found.items if item.change == "changed"}
    everything = _ids(union.annotation)
    in_second = set(_ids(second.annotation))
    looks = [
        {each: "absent" for each in everything if each not in present}
        | {each: "differs" for each in changed if each in present}
        for present in (back, in_second)
    ]
    ours = _as_first(union, first.annotation), _with_ids(first.report, union.of_first)
    maps = _map(*ours, looks[0], names[0], "one")
    maps += _map(union.annotation, second.report, looks[1], names[1], "two")
    title = escape(visible(title_of(second.annotation)))
    said = escape(visible("\n".join(lines(found)) or "nothing differs"))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Two readings: {title}</title><style>{_STYLE}</style></head><body>"
        f"<main><h1>Two readings: {title}</h1>{_key(names)}"
        f'<div class="maps">{maps}</div>'
        f"<h2>The text</h2>{_text(found.pairing)}"
        f"<h2>What differs</h2><pre>{said}</pre></main></body></html>\n"
    )


def _ids(annotation: Annotation) -> list[str]:
    statements = [each.id for each in annotation.statements]
    return statements + [each.id for each in annotation.links]


def _key(names: tuple[str, str]) -> str:
    one, two = (escape(visible(name)) for name in names)
    return (
        f'<p><span class="both">both quote this</span> · <span class="one">only {one}</span> ·'
        f' <span class="two">only {two}</span> · on the maps, faint: only the other reading has it;'
        ' <span class="differs">outlined</span>: both have it and describe it differently</p>'
    )


def _union(pairing: Pairing) -> _Union:
    first, second = pairing.first, pairing.second
    taken = {each.id for each in second.statements}
    names = {
        each.id: pairing.pairs.get(each.id) or _free(each.id, taken) for each in first.statements
    }
    alone = [
        replace(each, id=names[each.id])
        for each in first.statements
        if each.id not in pairing.pairs
    ]
    known = {link.id for link in second.links}
    links: list[Link] = []
    for link in sorted(first.links, key=lambda each: each.kind == "undercut"):
        moved = _moved(link, names)
        names[link.id] = moved.id
        if moved.id not in known:
            links.append(moved)
    union = replace(second, statements=(*second.statements, *alone), links=(*second.links, *links))
    return _Union(union, names)


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "-a"
    taken.add(name)
    return name


def _moved(link: Link, names: Mapping[str, str]) -> Link:
    premises = tuple(names.get(each, each) for each in link.premises)
    conclusion = names.get(link.conclusion, link.conclusion)
    moved = link_id(premises, conclusion, link.kind)
    return replace(link, id=moved, premises=premises, conclusion=conclusion)


def _with_ids(report: Report, names: Mapping[str, str]) -> Report:
    def moved(flag: Flag) -> Flag:
        statement = names.get(flag.statement, flag.statement) if flag.statement else None
        link = names.get(flag.link, flag.link) if flag.link else None
        return replace(flag, statement=statement, link=link)

    return replace(report, flags=tuple(map(moved, report.flags)))


def _as_first(union: _Union, first: Annotation) -> Annotation:
    """Return the union with the roles and kinds of the first reading; its words stay the second's.

    So each card and link has the same place on both maps.
    """
    held = {union.of_first[each.id]: each for each in first.statements}
    ends = {union.of_first[each.id]: each for each in first.links}
    statements = tuple(
        replace(each, role=own.role, state=own.state, speaker=own.speaker, reported=own.reported)
        if (own := held.get(each.id))
        else each
        for each in union.annotation.statements
    )
    links = tuple(
        replace(each, kind=other.kind, state=other.state) if (other := ends.get(each.id)) else each
        for each in union.annotation.links
    )
    return replace(union.annotation, statements=statements, links=links)


def _map(
    annotation: Annotation, report: Report, looks: Mapping[str, str], name: str, mark: str
) -> str:
    picture = svg(annotation, report, looks=looks).replace("argmap-", f"argmap-{mark}-")
    return f"<figure><figcaption>{escape(visible(name))}</figcaption>{picture}</figure>"


def _text(pairing: Pairing) -> str:
    source = pairing.second.source
    ours = [span for parts in pairing.places.values() for span in parts]
    theirs = [span for each in pairing.second.statements for span in each.parts]
    rows = "".join(
        f'<p id="L{number}"><i>{number}</i>{"".join(_marked(source, number, ours, theirs))}</p>'
        for number in range(1, source.lines + 1)
    )
    return f'<div class="text">{rows}</div>'


def _marked(source: Source, number: int, ours: list[Span], theirs: list[Span]) -> Iterator[str]:
    start = source.line_starts[number - 1]
    end = start + len(source.line_text(number))
    here = [[span for span in side if span[0] < end and span[1] > start] for side in (ours, theirs)]
    cuts = {start, end, *(at for side in here for span in side for at in span if start < at < end)}
    for first, last in pairwise(sorted(cuts)):
        in_one, in_two = (any(a <= first and last <= b for a, b in side) for side in here)
        words = escape(visible(source.text[first:last]))
        look = "both" if in_one and in_two else "one" if in_one else "two" if in_two else ""
        yield f'<span class="{look}">{words}</span>' if look else words
