"""A spaCy model's attribute ruler that is asked once per word form: same answers, in less time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

RULER = "attribute_ruler"
_OF_A_WORD = frozenset(
    "ORTH TEXT LOWER NORM SHAPE TAG DEP IS_SPACE IS_PUNCT IS_ALPHA IS_DIGIT LIKE_NUM".split()
)

Match = tuple[int, int, int, int]  # the number and the name of a rule, and where it applies


def quicken(language: Language) -> Language:
    """Return the model with a ruler that remembers.

    A ruler with rules about more than a word's form, tag and dependency is left as it is.
    """
    if RULER in language.pipe_names:
        ruler: Any = language.get_pipe(RULER)
        rules = [rule["patterns"] for rule in ruler.patterns]
        tokens = (token for rule in rules for pattern in rule for token in pattern)
        if all(map(_OF_A_WORD.issuperset, tokens)):
            ruler.match = _Memory(ruler, rules).match
    return language


class _Memory:
    """What a ruler said of each word form with its tag and dependency."""

    def __init__(self, ruler: Any, rules: list[list[list[Any]]]) -> None:  # noqa: ANN401 - untyped
        from spacy.matcher import Matcher

        self.single = ruler.matcher
        self.known: dict[tuple[int, ...], tuple[tuple[int, int], ...]] = {}
        self.longer = Matcher(ruler.vocab)  # of several words: asked each time
        for number, patterns in enumerate(rules):
            if longer := [pattern for pattern in patterns if len(pattern) > 1]:
                self.longer.add(str(number), longer)

    def match(self, doc: Doc) -> list[Match]:
        """Return every rule that applies in a text, in the order of the rules."""
        found = []
        for place, key in enumerate(map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist())):
            if key not in self.known:
                matches = self.single(doc[place : place + 1], allow_missing=True)
                self.known[key] = tuple(
                    (int(doc.vocab.strings[each[0]]), each[0]) for each in matches
                )
            found += [(*rule, place, place + 1) for rule in self.known[key]]
        for name, start, end in self.longer(doc, allow_missing=True):
            found.append((int(doc.vocab.strings[name]), name, start, end))
        return sorted(found)
