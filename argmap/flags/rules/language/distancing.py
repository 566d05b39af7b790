"""Words that put a thing at a distance without a reason.

## What it finds
"So-called", or quotation marks round up to three words, where the words are the text's own and a second sign says that
they lower the thing: a noun for persons and their work ("experts", "report"), or, before quotation marks, a word such as
"alleged" or "certain".

## Why it matters
Such words lower a thing without giving a reason.

## The question to ask
What would the sentence say without them?

## Flagged
```text
The so-called experts of the league have counted the swans again.
```
```argmap
## counted claim
> The so-called experts of the league have counted the swans again.
```

## Not flagged
```text
The so-called freezing level is at 1,800 metres. In “eco” mode the pump uses half as much.
```
```argmap
## level evidence
> The so-called freezing level is at 1,800 metres.

## eco evidence
> In “eco” mode the pump uses half as much.
```

## What to do
Nothing, if the text gives its reason elsewhere: answer with the place.

## False alarms
Titles, terms, names of settings, words for oneself ("I was a “victim”"), and words that the sentence gives to somebody by name ("she calls it “modern”").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from argmap.english.cues import Cue, find, has
from argmap.english.quotation import in_quotation, quotations
from argmap.english.sentences import sentence_around
from argmap.flags.finding import Finding
from argmap.flags.places import Places, cue_span
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Statement

CODE: Final = "ARG501"
LEVEL: Final[Level] = "note"
_LONGEST = 3  # words; what is longer is a quotation
_LONGEST_DOUBTED = 5  # the same, after a word such as "certain"
_MARKS = "“”„«»\"‘’'"
_NEXT_WORDS = re.compile(r"[\s“„«\"‘]*((?:[\w’'-]+\s*){1,3})")
_REST_OF_NAME = re.compile(r"(?:\s+[A-Z][\w’'-]*)+")
_OF_ONESELF = re.compile(r"\b(?:I|[Ww]e)\s+(?:am|was|are|were|have been)\b")
_SHOWN = 3


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each statement of the text itself that puts something at a distance."""
    places = Places(graph)
    for statement in graph.annotation.statements:
        if statement.reported or statement.implicit:
            continue
        found = (*_so_called(statement), *_marked(places, statement))
        if found:
            yield _finding(graph, statement, sorted(set(found), key=lambda cue: cue.start))


def _so_called(statement: Statement) -> Iterator[Cue]:
    text = statement.text
    for cue in find("so-called", text):
        following = _NEXT_WORDS.match(text, cue.end)
        if not following or in_quotation(text, cue):
            continue
        marked = text[cue.end :].lstrip()[:1] in _MARKS
        if has("distanced-noun", following.group(1)):
            end = _end_of_name(text, following, marked=marked)
            yield Cue(text[cue.start : end], cue.start, end)


def _end_of_name(text: str, following: re.Match[str], *, marked: bool) -> int:
    """Return where the words end that "so-called" lowers: at the closing mark, or after its noun."""
    if marked:
        closing = next(
            (each.end for each in quotations(text) if each.start <= following.start(1) <= each.end),
            following.end(1),
        )
        return max(closing, following.start(1))
    words = following.group(1)
    noun = find("distanced-noun", words)[-1]
    name = _REST_OF_NAME.match(words, noun.end)
    return following.start(1) + (name.end() if name else noun.end)


def _marked(places: Places, statement: Statement) -> Iterator[Cue]:
    text = statement.text
    for cue in quotations(text):
        words = cue.words.strip(_MARKS + " ,.;")
        count = len(words.split())
        start, end = sentence_around(text, cue)
        before = text[start : cue.start]
        if (
            not words
            or not words[0].isalpha()
            or count > _LONGEST_DOUBTED
            or _ends_with(before, "so-called")
            or _is_attributed(places, statement, text[start:end])
        ):
            continue
        doubted = bool(find("doubting", " ".join(before.split()[-2:])))
        of_oneself = bool(_OF_ONESELF.search(before))
        if (
            words.islower()
            and not of_oneself
            and (doubted or (count <= _LONGEST and has("distanced-noun", words)))
        ):
            yield cue


def _ends_with(text: str, word: str) -> bool:
    return text.rstrip().lower().replace("‑", "-").endswith(word)


def _is_attributed(places: Places, statement: Statement, sentence: str) -> bool:
    return has(
        "attribution", " ".join((places.before(statement), sentence, places.after(statement)))
    )


def _finding(graph: ArgumentGraph, statement: Statement, cues: list[Cue]) -> Finding:
    named = " and ".join(quote(cue.words, 40) for cue in cues[:_SHOWN])
    return Finding(
        CODE,
        LEVEL,
        f"The text says {named} in {quote(statement.text, at=(cues[0].start, cues[0].end))}.",
        "The words lower the thing; by themselves they are no reason.",
        "A reader may take the tone for a reason.",
        "What would the sentence say without them?",
        statement=statement.id,
        span=cue_span(graph, statement, cues[0]),
    )
