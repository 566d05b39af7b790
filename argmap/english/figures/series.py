"""How English lists values, gives them by year, says how they move and how long that lasted."""

import re

from argmap.english.figures.language import on_skeleton
from argmap.english.patterns import lazy
from argmap.english.word_lists import any_of, word_set

# Values v by year y.
YEAR_THEN_VALUE = r"<y:y>(?:\s?[-:=]\s?| \()(?!<y:z>)<cp:v>"
VALUE_IN_YEAR = r"<cp:v>(?: (?!in\b|and\b|from\b|to\b)[a-z]+){0,2} in <y:y>"
IN_YEAR_VALUE = r"""\bin <y:y>(?: alone)?
    ,? (?:there were |it was |they were |it had |we had |the (?:figure|number
    |total) was |only |just |a total of )?<cp:v>"""
IN_YEAR_FROM_TO = r"\bin <y:y>(?: there was| -|,)?(?P<mid>[^<ys>.;]{0,60}?)\(?from <c:a> to <c:b>"
VALUE_IN_YEAR_AND_VALUE = r"<c:a> [a-z' -]{0,30}?in <y:y>,?[^<any>.;]{0,40}?<c:b>"

# Lists.
EACH_OF = on_skeleton(r"""\b(?:in|for|to
    |at) each of the (?:last |other |remaining |next |following |first )?([<cy>])""")
A_RATE = on_skeleton(r"[<cp>] (?:an?|per) [a-z]")  # "900 a month" is not a part of a sum
ITEM_END = lazy(r"\s*(?:[,;]\s*(?:and |plus )?| and | plus )\s*")
NOT_A_PLAIN_LIST = on_skeleton(rf"\b{any_of('figures', 'not-a-list')}\b")

# Movement.
_IN_A_ROW = "running|in a row|on end|in succession"
MAY_MOVE = lazy(rf"""{_IN_A_ROW}|proportion|in step|mirror|in lockstep|in line|in tandem|every
    |each|year|stead|continuous|consist|constant|interrupt|unbroken|exception""")
_EACH_YEAR = r"(?:in |with )?(?:every|each) (?:single |passing )?year"
_YEAR_BY_YEAR = "(?:year|month|week) (?:by|after) (?:year|month|week)"
EVERY_YEAR = on_skeleton(
    rf"\b(?:{_EACH_YEAR}|{_YEAR_BY_YEAR}|without exception)\b|(?<=[<dc>] )(?:{_IN_A_ROW})\b"
)
STEADILY = lazy(r"""\b(?:steadily|steady|continuously|continuous|consistently|constantly
    |without interruption|uninterrupted|unbroken|year on year)\b""")
NOT_EVERY = lazy(r"\b(?:not|never|hardly|almost|nearly|but|except|apart)\b")
RISING = lazy(r"\b(?:ris\w+|rose|grow\w*|grew|increas\w+|climb\w*|gain\w*|upwards?)\b")
FALLING = lazy(r"""\b(?:fall\w*|fell|declin\w+|decreas\w+|dropp?\w*|shr[aiu]nk\w*|reduc\w+
    |downwards?|lower)\b""")
FROM_TO_AND_ON = on_skeleton(r"""\bfrom (?P<list>[<cp>](?: [a-z]+)?(?: in [<y>])?
    (?:(?:,|;)? (?:down |up )?(?:to |and |then |now )*
    (?:(?:last|this) (?:year|month|week) )?[<cp>]){2,})""")
SINCE = on_skeleton(r"\bsince ([<y>])")
VALUES_FOLLOW = on_skeleton(r"""(?:in <y>|from|the (?:yearly |annual )?(?:figures|numbers|values
    |count)|there were|it (?:was|stood))""")
_MOVED = r"fallen|risen|dropped|decreased|increased|declined|grown|gone down|gone up"
SINCE_YEAR = (
    r"""(?P<word>down|up|fallen|fell|risen|rose|dropped|decreased|increased|declined|grown|grew
        |gone down|gone up)(?: by)? <p:p> since <y:y>""",
    rf"since <y:y>,?[^<any>.;]{{0,60}}?(?P<word>{_MOVED})(?: by)? <p:p>",
)
FELL = lazy(r"down|fallen|fell|dropped|decreased|declined")
MOVED_BY = lazy(r"""(?:down|up|fallen|fell|risen|rose|dropped|decreased|increased|declined|grown
    |grew)(?: by)? $""")
_PROPORTIONS = r"""(?:directly|inversely|strictly|exactly|in) proportion(?:al|ate|ally)?
    |in (?:direct|inverse|strict|exact) proportion|proportional to"""
_STEPS = "in step with|mirror(?:s|ed)?|in lockstep|in line with|in tandem"
TOGETHER = lazy(rf"\b(?:{_PROPORTIONS}|{_STEPS})\b")
MAY_BE_TOGETHER = ("proportion", "in step", "mirror", "in lockstep", "in line", "in tandem")
NOT = lazy(r"\bnot\b")
OPPOSITE = lazy(r"""\b(?:fall\w*|fell|decreas\w+|declin\w+|drop\w*|invers\w+|reduc\w+|fewer|less
    |lower)\b""")

_COMMA = r"(?:,| -)? ?\(?(?:running |lasting |that is,? )?"
_TO = r"(?:to|until|till|and)"
_THAT_IS = r"(?:that is,? |or |i\.e\. |a period of )?"
# A length n and its ends x and y, or one span x.
LENGTH_AND_ENDS = (
    rf"<d:n>{_COMMA}(?:from|between) <a:x> {_TO} <a:y>",
    rf"""(?:from|between) <a:x> {_TO} <a:y>(?:,
        | -)? ?\(?(?:that is,? |or |i\.e\. |a period of |in all )?<d:n>(?: in all| in total|\)|,|\.
        |$)""",
    rf"<d:n>{_COMMA}(?:from |between )?<s:x>",
    rf"<d:n>{_COMMA}(?:from|between) <y:x> {_TO} <y:y>",
    rf"(?:from|between) <s:x>(?:,| -) ?{_THAT_IS}<d:n>(?: in all| in total)?(?=[,.)]|$)",
    rf"(?:from|between) <y:x> and <y:y>(?:,| -) ?{_THAT_IS}<d:n>(?: in all| in total)?(?=[,.)]|$)",
)
NOT_ELAPSED = lazy(r"""\b(?:working|business|school|trading|sitting|calendar quarters|each|every
    |a year|at least once|old|later|earlier|sentence\w*|prison|imprisonment|jail|follow-up|warranty
    |delay\w*)\b""")
LAST_YEARS = r"(?:last|past|previous|preceding|latest) <d:n>"
LIST_OPENS = lazy(r"[:(]")
TOTAL_OVER_YEARS = (
    r"""<c:t>(?P<np>[^<any>.;:()]{3,110}?) (?:in|over|during|within) the (?:last|past
        |previous) <d:n>""",
    r"""(?:in|over|during|within) the (?:last|past
        |previous) <d:n>,? (?:a total of |in total |altogether )?<c:t>(?P<np>[^<any>.;:()]{3,110}?)
        (?=[.;,]|$)""",
)

# What was done to what is counted.
_PARTICIPLE = lazy(r"""\b(?:were|was|been|are|be|being|and|or|of those|those)\s(?:\w+ly\s)?
    ([a-z]{3,}(?:ed|wn|ught|uilt|old))\b""")
_ACTIVE = lazy(r"\b([a-z]{4,}ed)\b")
_NOT_AN_ACT = word_set("""combined compared based called used increased decreased continued stated
    mentioned followed expected estimated reported related noted united number need indeed
    hundred""")
TAKES_UP = lazy(r"^(?:this|these|that|those|it|the figure|the number)\b")
_WORD = re.compile(r"[a-z]+")
_ENDINGS = re.compile(r"(?:ations?|ations|ered|eration|ration|ting|ted|tion|ions?|ing|ed|s)$")


def acts(words: str) -> frozenset[str]:
    """Return the stems of the participles that say what was done: "convicted" is "convict"."""
    found = {match[1] for match in _PARTICIPLE.finditer(words)}
    found = found or {match[1] for match in _ACTIVE.finditer(words)}
    return frozenset(stem(word) for word in found - _NOT_AN_ACT)


def stem(word: str) -> str:
    """Return what the forms of a word share: "registered" and "registration" share "regist"."""
    return _ENDINGS.sub("", word)[:7]


def places_of_stems(words: str) -> dict[str, int]:
    """Return the stems of the longer words of a text, each with the position of its last word."""
    found = enumerate(_WORD.findall(words))
    return {stem(word)[:6]: place for place, word in found if len(word) > 5}
