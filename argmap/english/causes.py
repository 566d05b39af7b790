"""Causes and changes: the words that name a cause, and the words that report a change."""

from argmap.english.cues import Cue, find, has
from argmap.english.negation import negated
from argmap.english.patterns import lazy
from argmap.english.sentences import is_question, sentence_around

_CLAUSE_END = lazy(r"[.;:!?](?=\s|$)|,\s|\s(?:that|which|who|and|but|while)\s|\s[-–—]\s|[()]")
_DOWN = lazy(r"""(?i)fewer|f[ea]ll|declin|decreas|drop|halved|down|lower|shr[aiu]nk|reduc|slump
    |plung""")
_OPENING = lazy(r"(?i)^(?:and|but|so|thus|therefore|hence|in short|it is|clearly|then)\b[\s,]*")
_IS = lazy(r"(?i)[\s,]*\b(?:is|are|was|were|has been|have been)\b[^,]*$")
_A_NOUN = lazy(r"(?i)result|(?:(?:a|the)\s)?(?:consequence|fruit|effect|cause|reason|credit)")
_RELATIVE = lazy(r"(?i)\b(?:that|which|who)\s+$")
_A_NUMBER = lazy(r"""(?i)\d|^(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|many
    |several|a)$""")
_LEFT_OPEN = frozenset("of in the a to from by for at with".split())  # not as a last word
_POINTERS = frozenset("this that it they these he she which".split()) | {"all this"}
_POINTING = ("this ", "that ", "these ", "those ", "all this ", "such ")
_LONGEST_CAUSE = 12  # words; longer phrases do not name a cause
_AFTER_CHANGE = 6  # words that are shown after a word of change
_BEFORE_CHANGE = 2  # words before it among which a negation denies it


def follows_relative(text: str, cue: Cue) -> bool:
    """Return whether "that", "which" or "who" comes right before a cue."""
    return bool(_RELATIVE.search(text[: cue.start]))


def words_for_cause(text: str, cue: Cue) -> str:
    """Return the words that name the cause: those after "thanks to", or before "led to"."""
    start, end = sentence_around(text, cue)
    if cue not in find("cause-after", text):
        return _OPENING.sub("", text[start : cue.start].strip())
    rest = text[cue.end : end]
    stop = _CLAUSE_END.search(rest)
    if stop:
        return rest[: stop.start()]
    opens_sentence = not text[start : cue.start].strip()
    return "" if opens_sentence else rest


def words_for_effect(text: str, cue: Cue) -> str:
    """Return the words that name what was caused: those before "thanks to", or after "led to"."""
    start, end = sentence_around(text, cue)
    if cue in find("cause-after", text):
        before = text[start : cue.start].strip()
        whole = _IS.sub("", before)
        if whole == before and _A_NOUN.match(cue.words):  # "the direct" of "result of"
            return ""
        words = _OPENING.sub("", whole)
        return "" if words.lower().startswith(_POINTING) else words
    if cue not in find("cause-before", text):
        return ""
    rest = text[cue.end : end]
    stop = _CLAUSE_END.search(rest)
    return (rest[: stop.start()] if stop else rest).strip()


def names_a_cause(words: str) -> bool:
    """Return whether words are short enough to name a cause and do not only point back at one."""
    return 0 < len(words.split()) <= _LONGEST_CAUSE and words.lower() not in _POINTERS


def reports_change(text: str, cue: Cue) -> bool:
    """Return whether a word of change reports one: no wish, forecast, question or denial."""
    start, end = sentence_around(text, cue)
    sentence = text[start:end]
    if has("modal", sentence) or is_question(sentence):
        return False
    return not negated(text, cue, within=_BEFORE_CHANGE)


def words_of_change(text: str, cue: Cue) -> str:
    """Return a word of change with the number before it and a few words after it."""
    before = text[: cue.start].split()
    first = cue.start
    if before and _A_NUMBER.search(before[-1]):
        first = text.rindex(before[-1], 0, cue.start)
    rest = text[cue.end :]
    end = _CLAUSE_END.search(rest)
    after = (rest[: end.start()] if end else rest).split()[:_AFTER_CHANGE]
    while after and after[-1].lower() in _LEFT_OPEN:
        after.pop()
    return " ".join([*text[first : cue.end].split(), *after])


def goes_down(words: str) -> bool:
    """Return whether words of change report a decrease."""
    return bool(_DOWN.search(words))
