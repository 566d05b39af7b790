"""A draft and its links -> the statements and links of an annotation, with captions and ids."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from argmap.annotation.read.statements import Copies
from argmap.drafting.guesses import NO_SIGN
from argmap.drafting.labels.captions import to_ids, to_labels
from argmap.drafting.lead_ins import without_lead
from argmap.drafting.links import PLACES, DraftLink
from argmap.drafting.roles import Draft, DraftStatement
from argmap.drafting.segments import within
from argmap.drafting.words import Word
from argmap.model import (
    DEFAULT_SPEAKER,
    LIKELY,
    NEXT_TO_IT,
    UNSURE,
    Annotation,
    Link,
    Section,
    Source,
    Span,
    Statement,
    link_id,
)
from argmap.source.broken_words import on_one_line

_LONGEST_TITLE = 160  # characters
_BELOW = 600  # characters below a heading in which the next two lines are
_SEPARATORS = frozenset(",;–—")
_NUMBERED = re.compile(r"\s(?:\d{1,4}|[ivxl]{1,6})$")
_ENTRY = re.compile(r"(?:\t|(?:[.·…_] ?){3})\s*(?:\d{1,4}|[ivxl]{1,6})(?:\n|$)")


def to_annotation(
    source: Source,
    draft: Draft,
    links: tuple[Sequence[DraftLink], Sequence[DraftLink]],
    speaker: str = DEFAULT_SPEAKER,
    *,
    narrow: bool,
) -> Annotation:
    """Return a draft as an annotation; `links` are those that it shows, and suggestions.

    `speaker` is who says what nobody is reported to say.

    With `narrow`, a statement that somebody is reported to make is only what they say.
    """
    statements = _statements(source, draft, speaker, narrow=narrow)
    ids = [statement.id for statement in statements]
    return Annotation(
        source,
        title=_title(source),
        speaker=speaker,
        sections=_sections(statements),
        statements=statements,
        links=tuple(_link(ids, link) for link in links[0]),
        suggestions=tuple(_link(ids, link) for link in links[1]),
    )


def _title(source: Source) -> str:
    first = source.blocks[0] if len(source.blocks) > 1 else None
    if first is None or first.kind != "heading" or first.marker or _is_entry(source, first.parts):
        return ""
    title = next(_headings(source))
    return title.rstrip(".") if title.isprintable() and len(title) <= _LONGEST_TITLE else ""


def _is_entry(source: Source, parts: Sequence[Span]) -> bool:
    """Return whether a heading is a line of a table of contents: it ends in the number of a page.

    So do the lines below it, or there are dots or a tab between its words and the number.
    """
    first, last = parts[0][0], parts[-1][1]
    own = source.text[first:last].strip()
    if _ENTRY.search(own):
        return True
    below = source.text[last : last + _BELOW].split("\n")
    lines = [line.strip() for line in below if line.strip()][:2]
    return len(lines) == 2 and all(_NUMBERED.search(line) for line in (own, *lines))


def _headings(source: Source) -> Iterator[str]:
    for block in source.blocks:
        if block.kind == "heading":
            yield f"{block.marker} {on_one_line(source.text, block.parts)[0]}".strip()


def _sections(statements: Sequence[Statement]) -> tuple[Section, ...]:
    titles = pairwise([None, *(statement.section for statement in statements)])
    return tuple(Section(title, 0) for before, title in titles if title and title != before)


def _statements(
    source: Source, draft: Draft, speaker: str, *, narrow: bool
) -> tuple[Statement, ...]:
    chosen = [_words(one) if narrow else one.segment.parse.words for one in draft.statements]
    labels = to_labels(chosen)
    headings, copies = tuple(_headings(source)), Copies(source)
    found = []
    every = zip(draft.statements, chosen, to_ids(labels), labels, strict=True)
    for one, words, name, label in every:
        parts = within(one.segment.parts, words[0].start, words[-1].end)
        section, role, voice = one.section, one.proposed, one.utterance.voice
        reason = f"{role.kind} “{role.because}”"
        if role.kind in {"", "place"}:
            reason = role.because or NO_SIGN
        statement = Statement(
            name,
            one.role,
            on_one_line(source.text, parts)[0],
            label,
            parts[0][0],
            parts[-1][1],
            parts,
            source.line_at(parts[0][0]),
            copies.lines(parts[0][0]),
            speaker=speaker if voice.speaker == DEFAULT_SPEAKER else voice.speaker,
            reported=voice.reported or bool(one.segment.speaker),
            state="proposed",
            by_hand=False,
            because=_because(reason, sure=role.sure),
            section=headings[section] if 0 <= section < len(headings) else None,
        )
        found.append(statement)
    return tuple(found)


def _words(one: DraftStatement) -> tuple[Word, ...]:
    """Return the words that somebody is reported to say, without those that lead up to them.

    A mark that only separates them from the next clause goes as well.
    """
    words, (start, end) = one.segment.parse.words, one.utterance.said
    said = tuple(word for word in words if start <= word.start and word.end <= end) or words
    said = without_lead(said)
    last = max(
        (place for place, word in enumerate(said) if word.text not in _SEPARATORS), default=0
    )
    return said[: last + 1]


def _because(reason: str, *, sure: bool) -> str:
    return f"{reason}; {LIKELY if sure else UNSURE}"


def _link(ids: Sequence[str], link: DraftLink) -> Link:
    """Return a link with the ids of its ends; an undercut's conclusion is the id of a link."""
    conclusion = ids[link.target]
    if link.kind == "undercut":
        conclusion = link_id((conclusion,), ids[link.onto], "support")
    premises, reason = (ids[link.source],), link.because or NEXT_TO_IT
    because = _because(reason if reason in PLACES else f"“{reason}”", sure=link.sure)
    name = link_id(premises, conclusion, link.kind)
    ends = premises, conclusion
    return Link(name, link.kind, *ends, state="proposed", by_hand=False, because=because)
