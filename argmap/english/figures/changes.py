"""How English says that something changed, by how much, and how many times it is another."""

import re

from argmap.english.figures.language import on_skeleton
from argmap.english.patterns import lazy

_UP = r"""increas\w*|rise|rises|risen|rising|rose|grow\w*|grew|gain\w*|climb\w*|jump\w*|surg\w*
    |soar\w*|up|expan\w*|more|higher|plus|went up|gone up|going up|leap\w*|dearer|above|raised
    |raising"""
_DOWN = r"""decreas\w*|fall|falls|fallen|falling|fell|declin\w*|drop\w*|reduc\w*|cuts?
    |shr[aiu]nk\w*|down|less|lower\w*|fewer|minus|los[st]\w*|plung\w*|slump\w*|came down
    |cheaper|below|dipp?\w*|slid\w*"""
_NOUN = r"""increase|rise|growth|gain|jump|surge|leap|fall|drop|decline|decrease|reduction|cut|slump
    |loss|change|improvement|dip|plunge"""
_A_RECORD = r"a low of |a high of |a peak of |a record |a total of |just |only |some "
_FROM_TO = rf"""from (?:{_A_RECORD})?<ctpd:a>GAP(?: to | down to | up to )
    (?:a low of |a high of |a record |a total of |just |only |some |about )?<ctpd:b>"""
_NOT_YEARLY = r"""(?! ?(?:a year|per year|per annum|annually|each year|every year|a month|per month
    |on average|p\.?a\.?\b|yearly|a day|compound|year-on-year|cagr|points?\b|of\b))"""
_MID = r"(?P<mid>[^<value>.;]{0,60}?)"

# From one value to another, with the change before or after: a, b, p; word, verb or mid say which.
FROM_TO_CHANGE = rf"""{_FROM_TO}{_MID}(?:(?P<word>{_NOUN})(?: of| by|,)|(?P<verb>up|down|by|plus
    |minus|\+)|\((?:or )?(?P<bracket>)) ?(?:more than |a )?<pftc:p>{_NOT_YEARLY}"""
CHANGE_FROM_TO = rf"""(?P<word>(?:{_UP}|{_DOWN}|by|of))(?: by| of)? (?:another |a further |nearly )?
    <pftc:p>{_NOT_YEARLY}{_MID}{_FROM_TO}"""
CHANGE_TO_FROM = rf"""(?P<word>{_UP}|{_DOWN})(?: by)? <pftc:p>{_NOT_YEARLY}
    (?P<mid>[^<value>.;]{{0,40}}?)to <cp:b>GAP(?:from|against|compared with|compared to) <cp:a>"""
WITH_FROM_AND_TO = (FROM_TO_CHANGE, CHANGE_FROM_TO, CHANGE_TO_FROM)

_MORE = "more|higher|greater|less|fewer|lower|above|below|up|down"
_THAN = r"(?:than|on|from) (?:in )?(?:the |last year's |the previous |the \w+ )?<cp:a>"
MORE_THAN = rf"""<cp:b>(?P<mid>GAP),? ?\(?(?:or |some |that is |i\.e\. |which is )?
    <pf:p> (?P<word>{_MORE})(?: [a-z]+)? {_THAN}"""
_AGAINST = r"(?:from|(?:on|over)(?!(?: the)? [<d>])|compared with|compared to|against)"
UP_FROM = rf"""<cpd:b>(?P<mid>GAP)(?:, | - | ?\()(?:an? )?(?P<word>up|down|(?:{_NOUN})(?: of)?)
    (?: by| of)? <pf:p>{_NOT_YEARLY}(?: [a-z]+){{0,3}} {_AGAINST}(?: the)? <cpd:a>"""
AFTER_EARLIER = rf"""<cp:b>(?P<mid>GAP)(?:,| -)? (?:after|against|compared with|compared to|up from
    |down from|as against) <cp:a>GAP(?:, | - )(?:or |that is )?(?:a |an )?(?P<word>{_NOUN}) (?:of
    |by) <pf:p>{_NOT_YEARLY}"""
TO_AFTER_EARLIER = rf"""\bto (?:just |only |some )?<cp:b>(?P<mid>NP),? (?:from|against|up from
    |down from|compared with) <cp:a>[^<value>.;:]{{0,30}}(?:, | - )(?:or |that is )?(?:a |an )?
    (?P<word>{_NOUN}) (?:of|by) <pf:p>{_NOT_YEARLY}"""
AS_MANY_AGAIN = r"""<c:a>(?P<mid>NP(?:in <y:y> )?)(?:and|to|,) <c:b>GAP, (?:or )?
    <f:p> (?P<word>as (?:many|much) again)"""
COMPARED = (MORE_THAN, UP_FROM, AFTER_EARLIER, TO_AFTER_EARLIER, AS_MANY_AGAIN)

RATIO_FROM_TO = rf"<x:r>(?P<mid>[^<value>.;]{{0,70}}?){_FROM_TO}"
FROM_TO_RATIO = rf"""{_FROM_TO}(?P<mid>[^<value>.;]{{0,30}}?)<x:r>(?P<more> (?:more|higher|greater
    |larger|less|fewer|lower))?"""
_TWO_AND_RATIO = r"""<c:a>(?P<mid>GAP)(?:and|to|,|against) <c:b>GAP(?:, | - |,? or |,? that is )
    <x:r> (?:as (?:many|much|high|often|large)|the)\b"""
_AS_IN = r"<x:r> (?:as|more) NP\(<cp:b>\)NP(?:as|than)NP\(<cp:a>\)"
_TIMES_THE = r"""<c:b>(?P<mid>GAP)(?:, | - |,? or |\s?\(| is | was |,? that is )<x:r> (?:the
    |as many as the|as much as the|more than the|that of the|higher than the)(?: [a-z]+)? <c:a>"""
RATIOS = (RATIO_FROM_TO, FROM_TO_RATIO, _AS_IN, _TIMES_THE, _TWO_AND_RATIO)

_MOVED = r"""rose|risen|rises|increased|grew|grown|climbed|jumped|surged|soared|went up|gone up|fell
    |fallen|falls|dropped|declined|decreased|shrank|shrunk|went down|plunged|slumped|plummeted"""
MOVED_FROM_TO = rf"(?P<word>\b(?:{_MOVED}))(?: [a-z]+){{0,3}},? from <ctp:a>GAP to <ctp:b>"
PLAIN_FROM_TO = r"from <c:a> to <c:b>"


SEVERAL = lazy(r"\b(?:and|while|but|whereas|where|whose)\b|, wh(?:ich|o)\b")
OTHER_RATIO = lazy(r"\b(?:and|but|while)\b")
ANOTHER = lazy(r"\b(?:another|further)\b")
CLAUSE = lazy(r"[,;:]| and ")
_PLACES = (
    r"place|places|placed|rank\w*|position|table|league|seed\w*|chart|index of|listed|standings"
)
_RATES = "per (?:dollar|euro|pound)|exchange|against the|to the dollar|to the euro"
RANKS = lazy(rf"\b(?:{_PLACES}|{_RATES}|minus|ratio|odds|years to)\b")
NOT_A_RATIO = on_skeleton(r" (?:a|per|each|every|in a row|since|before|already|over the)\b")
FEWER_TIMES = lazy(r"\b(?:fewer|less|lower|smaller|halv\w+|fell|fall\w*|cheaper)\b")
MULTIPLIED = lazy(r"doubl|tripl|trebl|fold|quadr")
MORE_OR_LESS = lazy(r"\b(?:more|higher|greater|larger|less|fewer|lower)\b")
TO_A_FRACTION = lazy(r"\bto *$")  # what was reached: "fell to a third"
_DOWN_WORD = lazy(rf"\b(?:{_DOWN})\b")
_UP_WORD = lazy(rf"\b(?:{_UP})\b")

# Large changes without a value: a note.
BIG_CHANGE = r"""(?P<word>\b(?:up|rose|risen|increased|grew|grown|jumped|soared|surged|increase of
    |rise of|growth of|fell|fallen|dropped|decreased|down))(?: by)? <px:p>"""
COMPARED_IN_SCIENCE = lazy(r"\b(?:baseline|compared|relative to|versus|control)\b|\bp\s?[<=>]")
# Counts of part of a year next to those of a full one: a note.
NOT_COMPLETE = lazy(r"""\b(?:(?:still )?pending|so far this year|this year so far|(?:this |the )?
    year to date|to date this year|in the first (?:\w+ )?(?:half|quarter|months)(?: of)?)\b""")
FULL_YEAR = on_skeleton(r"""\b(?:last year|the year before|the previous year|in <y>|in all of <y>
    |a year ago|the whole of)\b|in <y>""")
SAME_PERIOD = lazy(r"""same (?:period|months|time|quarter|half)|corresponding|year earlier
    |year-on-year|first (?:half|quarter|\w+ months) of last""")
THIS_YEAR = lazy(r"\bthis year\b")


def direction(words: str) -> int:
    """Return which way words say that something moved: 1 up, -1 down, 0 neither."""
    if _DOWN_WORD.search(words):
        return -1
    return 1 if _UP_WORD.search(words) else 0


def said_direction(match: re.Match[str], text: str) -> str:
    """Return the words that say which way: those of the pattern, else those in or before it."""
    groups = match.groupdict()
    words = " ".join(groups.get(name) or "" for name in ("word", "verb"))
    for each in (words, groups.get("mid") or ""):
        if direction(each):
            return each
    return CLAUSE.split(text[max(0, match.start() - 60) : match.start()])[-1]
