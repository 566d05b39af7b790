"""The words around a stated number that say by what computation others give it."""

from argmap.english.numbers.words import CURRENCY_WORDS
from argmap.english.patterns import lazy
from argmap.english.word_lists import any_of, word_lists, word_set

_UP = any_of("figures", "goes-up")
_DOWN = any_of("figures", "goes-down")
_MORE = r"""(?:more|higher|larger|bigger|dearer|longer|faster|above|ahead|over|extra|better|steeper
    |older|taller|heavier)"""
_LESS = r"""(?:off|cheaper|fewer|less|lower|smaller|shorter|slower|below|behind|under|short|worse
    |younger|lighter|earlier)"""
_EITHER = r"(?:gap|difference|by a margin|swing|chang\w+|apart)"
_MOVE = rf"(?:{_UP}|{_DOWN}|{_EITHER})"
_MOVED = rf"(?:{_UP}|{_DOWN}|{_MORE}|{_LESS}|{_EITHER})"
_LINK = r"(?:by|of|to|was|is|at|comes to|came to|amounts to|a|an|the|some|about|just|only)"
_PHRASAL = "".join(
    rf"(?<!{verb} )" for verb in "brought made makes make took picked set opened end".split()
)
# After a number these have it as their subject: "2,000 pounds has grown to 2,121.80".
_VERBS = r"""(?:rose|risen|gr[eo]wn?|(?:climb|jump|dropp|declin|slipp|tumbl|plung|soar)ed
    |f[ae]ll(?:en)?)"""
CHANGE_BEFORE = lazy(
    rf"{_PHRASAL}\b{_MOVE}(?: [a-z']+){{0,3}}?(?:,? {_LINK})*,? ?\(?$|\bby (?:some )?$"
)
_NOT_A_YEAR = "(?! an? (?:year|quarter|month|week|day|decade) )"
_NOT_A_HALF = r"(?! (?:half|a third|one)\b)(?<!\bmore(?= on| in| at))"
CHANGE_AFTER = lazy(
    rf"{_NOT_A_YEAR} ?-?(?:[a-z'-]+ ){{0,2}}?(?!{_VERBS}\b){_MOVED}\b{_NOT_A_HALF}"
    r"|,? ?(?:the )?difference\b| too (?:much|many|few|little|long|short)\b"
)
BY_VOTES = lazy(r" (?:votes? |seats? |points? )?(?:to|against) $")  # "by 64 votes to 41"
VOTED = lazy(r"\b(?:pass\w+|carri\w+|won|lost|beat\w*|defeat\w+|approv\w+|reject\w+|adopt\w+) by $")
BY_MARGIN = lazy(r"\b(?:majority|surplus|deficit|lead|gap|difference|by a margin) of $")
MAJORITY = lazy(
    r"\b(?:majority|lead|gap|difference)\b[^.;:()]{0,25}$"
    r"|\b(?:won|wins|lost|beat[a-z]*|ahead|behind|defeated)\b[^.;:(),]{0,25}\bby (?:only |just )?$"
)
MARGIN = lazy(
    r"\b(?:majority|surplus|deficit|profit|loss|balance|needs?|needed|from the last)"
    r"\b[^.;:()]{0,25}$"
)
GOES_UP = lazy(rf"\b(?:{_UP}|{_MORE})\b")
GOES_DOWN = lazy(rf"\b(?:{_DOWN}|{_LESS})\b")
AT_END_TO = lazy(r"\bto(?: only| just| some| about)? $")

TOTAL_BEFORE = lazy(rf"\b{any_of('figures', 'total-before')}\b[^.;:()]{{0,40}}$")
TOTAL_SAID = lazy(
    r"(?:^(?:in all|in total|all told|altogether|together),"
    r"|\b(?:total(?:s|led)?|in all|all told|altogether|combined|adds? up|together|c[ao]mes? to"
    r"|amount(?:s|ed)? to)\b)"
    r"[^.,;:()]{0,40}$"
    r"|\badds? $"
)
TOTAL_AFTER = lazy(
    r"(?: [a-z'-]+){0,4}?,? (?:in all|in total|altogether|all told|together|combined)\b"
)
# "A donation of 300, a bequest of 500 and 200 from the fair bring it to 1,000"
A_SUM_OF = lazy(r"\band\b[^.;:]*\b(?:bring|take|lift|push|raise)\b")
OF_WHICH = lazy(r"^,? of which\b")
INCLUDING = lazy(r"\b(?:includ\w+|of (?:which|whom|them)) $")
A_SUM = lazy(r"(?:,? (?:and|plus) |,? |; )")
# "A year before they had been 4.5": of the number before
OF_THE_SAME = lazy(
    r"\b(?:it|they|this|these|those|that|the (?:figure|number|total|amount|sum|rate|price|level))"
    r" (?:[a-z]+ ){0,2}?(?:been|was|were|is|are|be|at|to|reached|totall?ed) (?:just |only )?$"
)
SHARES_UNIT = lazy(
    r"(?:,? (?:and|plus) |,? |; | (?:to|from|out of|up from|down from|against)(?: the| its)? )"
)
REST_BEFORE = lazy(
    r"\b(?:remain\w*|rest|others?|balance|leav(?:es|ing|e)|remainder)"
    r"\b[^.;:()]{0,30}$|\bleft (?:with |over )?$"
)
REST_SAID = lazy(
    r"\b(?:(?:remaining|other)|(?:rest|remainder|balance),?|leav(?:es|ing)|(?<!the )left) $"
)
REST_AFTER = lazy(
    r" ?(?:[a-z'-]+ ){0,3}?(?:remain\w*|left(?= over| for| to| in|[.,;)]|$)|unsold|unused|to go"
    r"|spare|empty|vacant|did not|absent|fail\w*|without)\b"
)
RUNNING = lazy(
    r"\b(?:brought|took|taken|(?:bring|tak|lift|push|rais|reduc|cut|put)(?:s|es|ed|ing|ting)?)\b"
    r"[^.;:()]{0,50}\b(?:to|at) (?:some )?$"
)
MEAN_BEFORE = lazy(r"\b(?:averag\w+|mean|median|midpoint),?[^.,;:]{0,40}$")
MEAN_OF = lazy(r"\b(?:averag\w+|mean|median)(?: [a-z]+)? (?:of|was|is|at) (?:about |some )?$")
MEAN_AFTER = lazy(r" ?(?:[a-z]+ ){0,3}?(?:on average|on the average)\b")
MEDIAN = lazy(r"\bmedian\b[^.;:]{0,40}$")
EACH_BEFORE = lazy(r"\b(?:each|per|every|for every|apiece|rate|incidence|density)\b[^.;:()]{0,40}$")
RATE_BEFORE = lazy(r"\b(?:rate|incidence|density|ratio)\b[^.;:()]{0,40}$")
PER_SO_MANY = lazy(r" ?(?:[a-z]+ ){0,2}?(?:per|in|for every|to every|of every|in every) $")
PER_BASE = lazy(r" ?(?:[a-z]+ ){0,2}?(?:per|for every|to every|in every) $")
RATIO_AFTER = lazy(
    r" ?(?:the [a-z]+ (?:of|in)|as|that|those|more|fewer|larger|higher|lower|bigger|less)\b"
)
AS_MANY = lazy(r"^ as (?:many|much) (?P<one>[a-z' -]{2,40}?) as (?P<other>[a-z' -]{2,40})")
A_RATE = lazy(r"\b(?:each|apiece|per|every)\b")
EARLIER = lazy(rf"\b{any_of('figures', 'earlier')}\b")
LAST_TIME = lazy(r"\blast (?:year|month|week|season|spring|summer|autumn|winter)\b[^.;]*$")
EARLIER_AFTER = lazy(
    r"^[^,;:.(]{0,40}?\b(?:earlier|before|previous\w*|ago|last (?:year|month|week|season)|then)\b"
    r"|^ (?:[a-z]+ ){0,3}?had (?:been|[a-z]+(?:ed|en|wn))\b"
)
UNTIL_OTHER = lazy(r"\b(?:after|against|compared|up from|down from|from|than|instead)\b")
NOW = lazy(r"\b(?:now|today|currently|this (?:year|month|week|season)|at present)\b")
APPOSED = lazy(
    r"(?: [a-z'-]+){0,6}?(?:,? or |, (?:that is,? |i\.e\. )?| ?\(|,? equal to | - )(?:some )?"
)
_A_CHANGE = r"""(?:rise|increase|growth|gain|jump|climb|surge|fall|drop|decline|decrease|reduction
    |cut|loss|saving|discount|dip|slump|lead|gap|difference|swing|change|markup|premium)"""
_COMES_TO = "is|was|made|makes|means|brings|brought|costs?|comes|came|adds|gives|gave"
_THAT_IS = rf"(?:(?:so|thus|hence|in other words),? )?(?:that|this) (?:{_COMES_TO})"
_THE_CHANGE = rf"(?:an?|the|this|that) (?:[a-z]+ )?{_A_CHANGE}"
REFERS = lazy(
    rf"^[\"' ]*(?:{_THAT_IS}|{_THE_CHANGE})\b|\b(?:of|it is|it was) an? {_MOVE}\b"
    rf"|^(?:it|they) (?:(?:has|have|had|is|was|were|thus) )?{_MOVED}\b"
)
TAKES_UNIT = lazy(
    r"\b(?:against|from|than|compared with|to|was|at|after|measure[ds]|weigh(?:ed|s)|costs?"
    r"|insured for|(?P<list>on|and|another|further))(?: the| only| just)? $"
)
_IN_SUM = any_of("figures", "in-sum")
SO = lazy(rf"\b(?:thus|so|therefore|that is|hence|meaning|means?|{_IN_SUM})\b")
_COMES = any_of("figures", "comes")
_GOES = any_of("figures", "goes")
COMES_OR_GOES = lazy(rf"\b(?:(?P<comes>{_COMES})|(?P<goes>{_GOES}))\b")
A_LEVEL = lazy(r"\b(?:to|at|with|from|of|than|against|on)(?: (?:about|some|just|only|the))? $")
ARRIVES = lazy(
    r"\b(?:(?:leav(?:ing|es)|left|ends?|ended|finish\w*)(?: [a-z']+){0,3}? (?:with|up with)"
    r"|now (?:has|have|stands? at|numbers?)|reached|stood at|stands at|leaving) $|^, to $"
)
CLAUSE_END = lazy(r",|;|\band\b|\bbut\b|\bwhich\b|\bso\b")
HAD = lazy(r"\b(?:had|before|earlier|previous\w*|began|started|was|were)\b")
AND_MORE = lazy(r"(?:\band|,|;)(?: (?:by|in|then))?(?: (?:another|a further|some))? $")
BASE = lazy(r"\b(?:than|on|against|from|over|to|below|above) (?:the |its |their |about |some )?$")
THAN = lazy(r"\b(?:than|on|against|over|from)\b(?P<what>.*)")
OF_ANOTHER = lazy(r"\bthan\b[^.,;:()]*$")  # "lower than the average rise of 9%"
YEARLY = lazy(r" (?:a|per|each|every) (?:year|month|week|day)\b| annually\b| on average\b")
ANOTHER = lazy(r"\b(?:another|further|again|respectively|of which|of whom)\b")
OF_WHOLE = lazy(r" of (?:the|all|its|their|our|those|these|whom|which|them|what|everybody)\b ?")
OF_BETWEEN = lazy(
    r"(?: [a-z'-]+){0,3}?,? (?:out )?(?:of|among|from)"
    r" (?:the |its |their |our |his |her |my |your |all |those |these |a |[a-z-]+'s? )*"
)
OF_THE = lazy(r"\b(?:of|among) (?:the|those|these) (?P<what>[a-z' -]{3,40}?),? ?$")
OF_THEM = lazy(
    r"\b(?:of|among) (?:(?:them|these|whom|which)\b|(?:that|this) (?:sum|number|total|amount)\b"
    r"|those(?! (?:who|whom|which|that|with|without|in|on|at|of|from|aged|\w+(?:ed|ing))\b))"
)
OF_SUCH = lazy(
    r"(?:^|[,;:(] ?)(?:out )?(?:of|among) (?:(?:the|these|those|all|all the|its|their|our) )?$"
)
THAT_IS = lazy(r"[a-z' -]*(?:,? or |,? that is,? |,? i\.e\. | ?\(|: ?)")
TOLD = lazy(r"[a-z' -]*(?:,? or |,? that is,? |,? i\.e\. | ?\(|: ?|, )")
SHARE_SAID = lazy(
    r"\b(?:(?P<money>margin|gearing|return on [a-z]+)|rate|share|proportion|percentage|turnout"
    r"|occupancy|quota|return)"
    r" (?:(?:of|was|is|came to|comes to|reached|stood at|stands at) )?(?:only |just )?$"
)
COMPARED = lazy(
    r"\b(?:than|compared with|as (?:many|much)|earlier|(?:up|down) from"
    r"|last (?:year|month|week|time)|the (?:year|month|week) before)\b|\bagainst (?:[a-z]+ ){0,2}$"
)
BETWEEN = lazy(r"\bbetween (?:about )?$")
FILLED = lazy(r"\b(?:filled|full|occupied|used|running|operat\w+) (?:to|at) $")
CAPACITY = lazy(r"\b(?:capacity|target|budget|quota|plan|estimate|limit|overcrowd\w*|of that)\b")
DOUBTFUL = lazy(rf"\b{any_of('figures', 'doubtful')}\b")
OTHER_POPULATION = lazy(r"\b(?:intent(?:ion)?[ -]to[ -]treat|per[ -]protocol)\b")
STATISTICS = lazy(r"\b(?:ci|confidence|p ?[=<]|hazard|interquartile|standard deviation|mg|sd)\b")
RESPECTIVELY = lazy(r"\brespectively\b")
OTHER_CLAUSE = lazy(
    r"; |\b(?:while|whereas|but)\b|\band (?:that|the|those|its|his|her|their|in|on|of|at) "
)
RELATIVE_CLAUSE = lazy(r"\b(?:where|which|who|whose)\b")
OVER_ALL = lazy(
    r"\b(?:(?:over|across|for|in|of) (?:both|all|the two|the three|the whole)|overall|together"
    r"|combined|altogether|pooled|taken together)\b[^.;:]{0,45}$"
)
OVER_THEM = lazy(r"\b(?:both|all|two|three|whole|together|combined|pooled)\b")
MOVES = lazy(rf"\b{_MOVE}(?: by)? (?:about )?$")
TAKES = lazy(r"\b(?:takes?|took|tak(?:en|ing)|last(?:s|ed)?|in|within|after|needs?|needed|for) $")
_CURRENCIES = rf"(?P<name>{CURRENCY_WORDS})"
TO_A_CURRENCY = lazy(
    rf" ?(?:to|for|per|against) (?:the |a |an |one |every )?(?:us )?{_CURRENCIES}\b"
)
ONE_CURRENCY = lazy(
    rf"\b(?:the|a|an|one|each) {_CURRENCIES} (?:was |is |being |then |now )*"
    r"(?:worth|bought|buys|cost|costs|at|traded at|stood at) $"
)
EACH_TIME = lazy(
    r"\b(?:each|every|per|an?) (?:year|month|week|time)\b|\bin each of\b|\b(?:annual|yearly)"
    r"|\b(?:annually|compound\w*|a year|p\.a\.)"
)
OR_AT_END = lazy(
    r"(?:,? or |, that is,? |, i\.e\. |, (?:which|that) (?:is|makes|equals) )(?:some )?$"
)
OR = lazy(r",? or | ?\(|, that is|, i\.e\.")
ADDS_UP = lazy(r"\badd(?:s|ed|ing)?(?: up to)? $")
OF_THOSE = lazy(r" of (?:all )?those\b")
SO_STARTS = lazy(
    rf"^[\"' ]*(?:and )?(?:so|thus|hence|therefore|that is|that means|this means|{_IN_SUM})\b"
)
WITH = lazy(r"(?:^|[,;] )with (?:a population of |its |some |about )?$")
ITS = lazy(r"^[\"' ]*(?:its|their|his|her)\b")
DEFINITE = lazy(r"(?:\b(?:the|these|those|all|its|their)|'s|s') $")
OVER_TIME = lazy(r"\b(?:over|since|in|during|between|within) (?:the|those|these|that|this|all)?\b")
MORE_AFTER = lazy(
    r" ?(?:more|fewer|less|too (?:much|many|few|little|long|short)|(?:cubic |square )?[a-z]{2,12} "
    r"(?:more|fewer|less|too (?:much|many)))\b(?! (?:on|in|at|or)\b)"
)
FAHRENHEIT = lazy(r" ?(?:°f\b|degrees fahrenheit\b|fahrenheit\b)")
EVERY = lazy(r"\b(?:every|each) $")
SO_MANY_OF = lazy(r" [a-z-]+ (?:of|with|holding|seating|carrying|each with) ")
RATE_OF = lazy(r"\b(?:rate|rates) (?:of|was|is|then) $")
OTHER_MONEY = lazy(rf" [a-z]+n {_CURRENCIES}\b")
IN_BRACKETS = lazy(r"^[a-z' -]{0,48} ?\((?:or )?$")
COMPARES = lazy(r"[<>=≤≥]")
OF_THEM_AFTER = lazy(r"\)? (?:of|among) (?:them|these|whom|which)\b")
OCCASIONS_IN = lazy(r" (?:in|out of)(?: every| each)? ")  # "97 times in a hundred"
AND = lazy(r" (?:[a-z'-]+ ){0,4}and ")
WHOLE_NUMBERS = lazy(r"\bwhole (?:numbers?|points?|marks?)\b|\bon a scale\b|\bratings?\b")
THERE_IS = lazy(r"\bthere (?:is|are|was|were) (?:now |still |only |just )*$")
LEFT = lazy(r"(?: [a-z]+)? left(?=[.,;)]| for| over|$)")
IS_LEFT = lazy(
    r" ?(?:[a-z]+ )?(?:(?:is|are|was|were) left\b|remain(?:s|ed)?(?= in| on| to| for|[.,;)]|$))"
)
IN_LIST = lazy(r"(?:,| and| then|;) $")
AT_A_PLACE = lazy(r" (?:on|in|at|for|from|to|by|the (?:next|second|third|following)) ")
ADDS = lazy(  # before "up to": no hedge
    r"\b(?:add(?:s|ed|ing)?|com(?:es?|ing)|came|edg(?:e[ds]?|ing)|crept|creep(?:s|ing)?|mov(?:e[ds]?"
    r"|ing)|inch(?:ed|es|ing)|tick(?:s|ed|ing)|shot|went|go(?:es|ne)) $"
)
FOR_EVERY_ONE = lazy(r"\b(?:for|of|from|out of) (?:every|each) (?:pound|euro|dollar|franc|crown)\b")
OF_ANOTHER_TIME = lazy(r"\b(?:ago|elsewhere|back then|at the time|in those days|last time)\b")
TO_SPARE_ONE = lazy(  # "25 patients must be treated to prevent one death"
    r" [a-z]+ (?:must|need(?:ed|s)?|ha[sd]|have|would|should|are|were)\b[^.;,]{0,40}"
    r" to (?:prevent|spare|save|avoid|avert) (?:one|an?)\b"
)
RISK_RATIO = lazy(
    r"\b(?:relative risks?|risk ratios?|rate ratios?|(?P<odds>odds ratios?))\b[^.;:()]{0,20}$"
)
RISK = lazy(r"\b(?:risks?|incidence|likelihood)\b")
AMONG = lazy(r"\bamong(?: the| all)? $")
AND_A_HALF = lazy(r" and a half\b")
FOR_EACH_OF = lazy(r" for (?:each|every one) of (?:the |its |their |our |those )?$")
A_PART = lazy(r" (?:out )?of (?:the |its |their |our |these |those )?$")
BASE_OF_INDEX = lazy(r"(?P<year>\d{4})\s?=\s?100")
SINCE = lazy(r"\bsince (?:the base year|(?P<year>\d{4}))")
EACH = lazy(r"\b(?:each|apiece)\b")
EACH_GETS = lazy(r"\beach(?: of (?:them|these|those))? (?:[a-z]+ ){1,3}$")
EACH_OF = lazy(r"\beach of (?:the |its |their |our |these |those )?$")
OF_A_GAME = lazy(
    r"\b(?:averag\w+|marks?|exams?|jur(?:y|ors?)|games?|match(?:es)?|scor\w+|goals?|season|league"
    r"|wins?|won|drew|throws?)\b"
)
LATER = lazy(r" (?:later|afterwards)\b")
FOR_SO_LONG = lazy(r"\b(?:for|after|took|lasted|taken|stood|spent|needed) $")
LASTED = lazy(r"(?:\b(?:after|lasted|lasting|or|that is|is|was|took|of)|,|\() (?:some )?$|^, $")
IN_YEAR = lazy(r"^(?: [a-z' -]{0,40}?)?(?:\bin| \(|\bof|\bby|\bfor) ?$|^ ?\($")
STOPS = lazy(r"[.;:]")
_STOP = word_set(word_lists("figures")["no-heads"])
_WORD = lazy(r"[a-z][a-z'-]{3,}")


def heads(words: str) -> frozenset[str]:
    """Return the stems of the words that say what is counted, in which group or place."""
    found = (word for word in _WORD.findall(words) if word not in _STOP)
    return frozenset(word.removesuffix("s")[:5] for word in found)
