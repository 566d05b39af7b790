"""How English says what share a part is of a whole."""

from argmap.english.figures.language import on_skeleton
from argmap.english.patterns import lazy

# What makes a per cent not a share of the whole: a change, or a share of something else.
_NO = r"""(?! ?(?:more|less|fewer|higher|lower|larger|smaller|bigger|up|down|above|below|increase
    |decrease|rise|fall|drop|growth|reduction|decline|cheaper|dearer|off|interest|discount
    |confidence|ci\b|a year|per|each year|annual|chance|risk|probability|likely|faster|slower|better
    |worse|as\b|again|the\b|that\b|what\b|its\b|points?|on the|over the|than|tax|vat|duty|stake
    |swing|turnout|margin|response|alcohol|relative|threshold|target|[-/]))"""
_JOIN = (
    r"(?:,? or |,? that is,? |,? i\.e\.,? |,? which is |,? which makes |,? equal to "
    r"|,? equivalent to |,? representing |,? making up |,? meaning |,? namely |,? thus |,? so "
    r"|,? - | ?\(or |\s?\(|, )"
)
_RATE = r"""(?:a (?:rate|share|proportion|quota
    |level) of |the equivalent of |equal to |fully |a full |just |only )?"""
_END = r"(?=[),.;:!?]| - |$| (?:of the total|of the whole|of all|in all)\b)"

# Part a, whole b and share p in one phrase.
_A_OF_B = rf"<c:a>NP(?:out of|of|from among) DET <ct:b>NP{_JOIN}{_RATE}<pf:p>{_NO}(?! of)"
_P_OF_B = rf"""<pf:p> of DET <c:b>NP(?:, (?=<c:z>,)|,? or |\s?\(|,? that is,? |,? i\.e\.,? |,? - )
    {_RATE}<c:a>(?=[),.;]|NP[),.;])"""
_A_P_OF_B = rf"""<c:a>(?: a year| per year| annually)?(?:,? or |, |\s?\(|,? that is,? ){_RATE}
    <pf:p> of (?:the |a |an |its |our |their |all |all the |total )?(?:NP of )?DET <c:b>"""
_A_VERB_P_OF_B = r"""<c:a>NP, (?:or )?<pf:p> of (?:the|its|our|their) (?:present|current|total
    |original|existing|previous|entire|whole|then|former) <c:b>"""
_P_A_OF_B = r"<pf:p>NP\(<c:a>(?: out)? of DET <c:b>NP\)"
_A_B_P = r"<c:a>(?: out)? of (?:the |a total of )?<c:b>NP\((?:or )?<pf:p>[),;]"
IN_ONE_PHRASE = (_P_A_OF_B, _A_B_P, _A_OF_B, _P_OF_B, _A_P_OF_B, _A_VERB_P_OF_B)
OF_B_A_WORDS_P = rf"""(?:^|[,;:(] ?|and |while |but |that |\" ?)(?:out )?of (?:DET <c:b>)NP,? ?
    <c:a>NPL(?:, |,? or | - |\s?\()(?:that is,? |or )?{_RATE}<pf:p>{_END}"""

# A count and its share; the whole is somewhere else.
OF_THEM_A_WORDS_P = rf"""\b(?:out )?of (?:(?:them|which|whom),?|(?:these|those),) <c:a>NPL(?:, | - )
    (?:that is,? |or )?{_RATE}<pf:p>{_END}"""
ATTACHED = rf"<c:a>(?P<np>NP){_JOIN}{_RATE}<pf:p>{_NO}"
SHARE_FIRST = rf"<pf:p>(?P<np>NP)(?:,? or |, |\s?\(|,? that is,? ){_RATE}<c:a>(?P<np2>NP)(?=[),;.])"
WHOLE_AFTER = r",? ?\)?,? (?:out )?of DET <c:b>"
OPENER = r"(?:^|[,;:(\" ])(?:out )?of (?:DET <c:b>)"  # "Of the 160 plots, …"
FRACTION_AND_PERCENT = r"<f:f>(?P<np>NP)\s?\((?:or )?<p:p>[),;]"

ANAPHOR = lazy(r"""(?:^|[,;( ])(?:out )?of (?:them|these|those|whom|which|the latter|this number
    |that number)\b|(?:^|[,;( ])of (?:these|those) [a-z]+,""")
NOT_A_COUNT_OF = lazy(r""" ?(?:of|in|for|to|a|more|less|fewer|higher|lower|from|by|and|were|was|are
    |is|had|have)\b""")
EXCLUDED = on_skeleton(r"""\b(?:compared|against [<any>]|than|up|down|increase|rise|fall|margin
    |respectively|while|whereas|including|of (?:them|these|whom|which))\b""")
THOSE_WHO = lazy(r"""\)?,? of (?:all )?those (?:who (?:were|had been) )?(?P<verb>[a-z]{3,}ed|held
    |tried|hurt|killed|born)(?=[,.;)]|$| (?:were|was|are|have|had|did)\b)""")
A_WHOLE_BEFORE = lazy(r"\bof (?:the |these |those |our |all |its )?$")
A_NAMED_WHOLE = lazy(r"\)?,? ?(?:out )?of (?!them\b|these\b|those[,.]|whom|which)")
JOINED = lazy(r" or |that is|\(|i\.e|which|namely")
GOES_ON = lazy(r""" ?[),;.]|$| (?:were|was|are|had|have|came|went|of|said|want|vot|did|took|chose
    |left|answer)""")
OF_THEM = lazy(r" of (?:them|these|those|whom|which)\b")
OF_THEM_AFTER = lazy(r"\)? of (?:them|these|those|whom|which)\b")
A_COUNT_BEFORE = on_skeleton(r"[<c>](?: out)?$")
CLAUSE_START = lazy(r"(?:^|.*[,;:(\"]) ?(?:and |while |but |that )?$")
NOT_THE_SAME = lazy(r"\b(?:and|while|than|compared|from|times)\b")
