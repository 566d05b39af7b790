"""Two statements of the text that say and deny the same.

What it finds: Two statements in the text's own voice with almost the same words, one with a "not"
and one without. Statements that are linked are left out.
Why it matters: A reader cannot rely on both before knowing how they fit together.
The question to ask: How do they fit together?
Flagged:
## first claim
> The town has debts from the building of the pool.

## second claim
> The town has no debts from the building of the pool.
Not flagged:
## first claim
> The town has debts from the building of the pool.

## second claim
> The pool has no slide.
What to do: Look for the words that explain it: another time, another place, an exception.
False alarms: An exception that the text explains elsewhere; a point repeated only to be answered.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from argmap.english.content_words import content_words
from argmap.english.cues import has
from argmap.english.negation import negations
from argmap.english.numbers import values, years
from argmap.english.sentences import is_question
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.flags.steps import ends_of
from argmap.graph import ArgumentGraph
from argmap.model import Statement

_FEWEST_WORDS = 4  # below this, equal words are chance
_ALMOST = 0.75  # share of the words that must be the same
_MOST = 20  # statements that share a word before it is too common to search by


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each statement that denies an earlier one in almost the same words."""
    for later, similar in _with_earlier(graph):
        for earlier in similar:
            if _are_opposed(earlier.text, later.text) and not _are_linked(graph, earlier, later):
                yield Finding(
                    f"The text says {quote(earlier.text)} and {quote(later.text)}.",
                    "It does not say how the two fit together.",
                    statement=later.id,
                )
                break


def _with_earlier(graph: ArgumentGraph) -> Iterator[tuple[Statement, list[Statement]]]:
    """Yield each plain statement with the earlier ones that share a rare word with it."""
    own = [each for each in graph.annotation.statements if _is_plain(each)]
    spread = Counter(word for each in own for word in content_words(each.text))
    by_word: dict[str, list[Statement]] = defaultdict(list)
    for later in own:
        rare = [word for word in content_words(later.text) if spread[word] <= _MOST]
        earlier = {each.id: each for word in rare for each in by_word[word]}
        yield later, list(earlier.values())
        for word in rare:
            by_word[word].append(later)


def _is_plain(statement: Statement) -> bool:
    """Return whether a statement is the text's own, without a hedge, a wish or a question."""
    text = statement.text
    if statement.reported or statement.implicit or is_question(text):
        return False
    return not has("modal", text) and not has("hedge", text)


def _are_opposed(one: str, other: str) -> bool:
    """Return whether two texts share most words and all figures, and one has a "not" more."""
    first, second = content_words(one), content_words(other)
    if min(len(first), len(second)) < _FEWEST_WORDS:
        return False
    if len(first & second) < _ALMOST * len(first | second):
        return False
    if values(one) != values(other) or years(one) != years(other):
        return False
    return len(negations(one)) % 2 != len(negations(other)) % 2


def _are_linked(graph: ArgumentGraph, one: Statement, other: Statement) -> bool:
    links = (*graph.outgoing(one.id), *graph.outgoing(other.id))
    return any({one.id, other.id} <= {*ends_of(link)} for link in links)
