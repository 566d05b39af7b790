"""Words, such as "so-called", that distance the text from a thing without a reason.

What it finds: "So-called", or quotation marks around up to three words, if the words are the text's
own and a second marker shows that they belittle it: a noun for people and their work ("experts",
"report"), or, before quotation marks, a word such as "alleged" or "certain".
Why it matters: A reader may take the tone for a reason.
The question to ask: What would the sentence say without them?
Flagged:
> The so-called experts of the league have counted the swans again.
Not flagged:
## level evidence
> The so-called freezing level is at 1,800 metres.

## eco evidence
> In “eco” mode the pump uses half as much.
What to do: Nothing, if the text gives its reason elsewhere: answer with the place.
False alarms: Titles, terms, names of settings, words for oneself ("I was a “victim”"), and words
that the sentence gives to somebody by name ("she calls it “modern”").
"""

import re
from collections.abc import Iterator

from argmap.english.assertion import describes_oneself
from argmap.english.cues import Cue, find, has
from argmap.english.quotation import in_quotation, quotations
from argmap.english.sentences import sentence_around
from argmap.flags.finding import Finding
from argmap.flags.places import Surroundings, cue_span
from argmap.flags.quoting import quote
from argmap.flags.searching import quote_at, sentence_of
from argmap.graph import ArgumentGraph
from argmap.model import Statement

_LONGEST = 3  # words; longer ones are a quotation
_LONGEST_DOUBTED = 5  # the same, after a word such as "certain"
_MARKS = "“”„«»\"‘’'"
_NEXT_WORDS = re.compile(r"[\s“„«\"‘]*((?:[\w’'-]+\s*){1,3})")
_REST_OF_NAME = re.compile(r"(?:\s+[A-Z][\w’'-]*)+")
_SHOWN = 3


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each statement of the text itself that distances itself from a thing."""
    places = Surroundings(graph)
    for statement in graph.annotation.statements:
        if statement.reported or statement.implicit:
            continue
        found = {*_so_called(statement.text), *_in_marks(places, statement)}
        if found:
            yield _finding(graph, statement, sorted(found, key=lambda cue: cue.start))


def _so_called(text: str) -> Iterator[Cue]:
    for cue in find("so-called", text):
        following = _NEXT_WORDS.match(text, cue.end)
        if not following or in_quotation(text, cue) or not has("distanced-noun", following[1]):
            continue
        marked = text[cue.end :].lstrip()[:1] in _MARKS
        end = _end_of_marked(text, following) if marked else _end_of_name(following)
        yield Cue(text[cue.start : end], cue.start, end)


def _end_of_marked(text: str, following: re.Match[str]) -> int:
    """Return where words in quotation marks end: at the closing mark."""
    start, end = following.span(1)
    closing = (each.end for each in quotations(text) if each.start <= start <= each.end)
    return max(next(closing, end), start)


def _end_of_name(following: re.Match[str]) -> int:
    """Return where the noun ends that "so-called" lowers, with a name after it."""
    noun = find("distanced-noun", following[1])[-1]
    name = _REST_OF_NAME.match(following[1], noun.end)
    return following.start(1) + (name.end() if name else noun.end)


def _in_marks(places: Surroundings, statement: Statement) -> Iterator[Cue]:
    text = statement.text
    for cue in quotations(text):
        words = cue.words.strip(_MARKS + " ,.;")
        start, _ = sentence_around(text, cue)
        lowered = words[:1].isalpha() and _is_lowered(words, text[start : cue.start])
        if lowered and not _is_attributed(places, statement, sentence_of(text, cue)):
            yield cue


def _is_lowered(words: str, before: str) -> bool:
    """Return whether words in quotation marks, after those before them, lower what they name."""
    after_so_called = before.rstrip().lower().replace("‑", "-").endswith("so-called")
    if not words.islower() or after_so_called or describes_oneself(before):
        return False
    count = len(words.split())
    if count <= _LONGEST and has("distanced-noun", words):
        return True
    return count <= _LONGEST_DOUBTED and has("doubting", " ".join(before.split()[-2:]))


def _is_attributed(places: Surroundings, statement: Statement, sentence: str) -> bool:
    around = places.before(statement), sentence, places.after(statement)
    return has("attribution", " ".join(around))


def _finding(graph: ArgumentGraph, statement: Statement, cues: list[Cue]) -> Finding:
    named = " and ".join(quote(cue.words, 40) for cue in cues[:_SHOWN])
    return Finding(
        f"The text says {named} in {quote_at(statement, cues[0])}.",
        "The words belittle it; by themselves they are not a reason.",
        statement=statement.id,
        span=cue_span(graph, statement, cues[0]),
    )
