"""What settles a point by itself, so that nobody need ask what makes it certain."""

from argmap.english.cues import Cue, has
from argmap.english.patterns import lazy

_TAKES_MORE = lazy(r"(?i)\b(?:show|prove|demonstrate|confirm|mean|establish)\w*$")


def settles(premise: str, conclusion: str) -> bool:
    """Return whether a premise settles a conclusion: a judgment, a signed order, a picture, a vote.

    A vote settles only what those who voted want.
    """
    if has("adjudged", premise) or has("shown-itself", premise):
        return True
    return has("vote-result", premise) and says_what_voters_want(conclusion)


def says_what_voters_want(conclusion: str) -> bool:
    """Return whether a conclusion is about what people want or have decided."""
    return has("opinion", conclusion) or has("decided", conclusion)


def is_cut_off(text: str, cue: Cue) -> bool:
    """Return whether what a cue says is certain is not among the words: "This clearly shows"."""
    return bool(_TAKES_MORE.search(cue.words)) and not any(map(str.isalnum, text[cue.end :]))
