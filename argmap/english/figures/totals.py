"""How English says that parts make a total, what remains of it, and items at a price each."""

from argmap.english.figures.language import on_skeleton
from argmap.english.patterns import lazy

_LIST = r"(?P<list>[^.;:()]*?[<c>][^:().]*?[<c>][^:().]*?)"
_MAKING = (
    r"(?:in |making |giving |for |or |which makes |which is |that is |that makes |adding up to )?"
)
_TOTAL = r"""(?:(?:combined |grand |overall )?total(?: of)?|altogether|all told|in all|in total
    |together)"""
# A list and its total t.
BEFORE_COLON = r"<c:t>(?P<lead>[^<value>;:()]{0,90}):"
_LIST_THEN_TOTAL = rf"""(?:, | \(|; |: |^){_LIST}(?:,|;|, and| and| -) ?{_MAKING}(?:a |the |an )?
    {_TOTAL}[,:]? <c:t>"""
_LIST_THEN_IN_ALL = rf"""(?:, | \(|; |: |^){_LIST}(?:,|;
    | -) (?:or |making |that is |that makes |which makes |which is )?<c:t>(?: [a-z]+)? (?:in all
    |in total|altogether|all told|together|combined)\b"""
LIST_THEN_TOTAL = (_LIST_THEN_TOTAL, _LIST_THEN_IN_ALL)
OF_PARTS = r"""(?:^|[,;:(] ?|and |while )of DET <c:t>(?P<np>NP)(?:,|(?= <c:z>)
    | NP,)? ?(?P<list><c:a>[^.;:]*)"""
OF_THEM_PARTS = r"""^(?:of|among) (?:them|these|those|whom|which)(?: [a-z]+)?,? (?P<list><c:a>
    [^.;:]*)"""
MAY_HAVE_PARTS = lazy(r" each of |^(?:of|among) th")
SAID_ALL = lazy(r"\b(?:total|in all|altogether|together|all told|overall|combined)\b")
A_VALUE = on_skeleton(r"[<cpfg>]")
A_YEAR = on_skeleton(r"[<y>]")
SENTENCE_PART = lazy(r"[;:.]")
LIST_END = lazy(r"[;.:(]| - |\? |! ")
LEAD_BREAK = lazy(r"[,;:]")
CLAUSE_END = lazy(r"[.,;:]")
NOT_A_TOTAL = lazy(r"""\b(?:including|such as|per|each|every|average|mean|median|annual|annually
    |a year|yearly|record|since|than)\b""")
AFTER_A_NUMBER = on_skeleton(r"[<cd>](?: to| and| or|-| -) ?$")
MAY_OVERLAP = lazy(r"\b(?:with|have|has|had|having|who|that|where|whose|using)\b")
UP_TO_A_YEAR = lazy(r"[a-z ]*?\bin ")
# Words that let parts overlap, or make one part a choice from another.
_MORE_THAN_ONE = "at least|also|both|some of|more than one"
_CHOSEN = r"""randomi[sz]ed|completed|complete|evaluable|assessable|analy[sz]ed|participat\w+|agreed
    |enrolled|included|eligible|responded|received|underwent|selected|invited"""
_LEFT_OVER = "only|rest|others|other|remaining|remainder"
OVERLAP = lazy(rf"\b(?:{_MORE_THAN_ONE}|{_CHOSEN}|{_LEFT_OVER})\b")
# What happened to a part: "were taken", "had been released".
OWN_VERB = lazy(r"(?: [a-z]+){0,2}? (?P<verb>(?:were|was|have been|has been|had been) [a-z]+)\b")
PARTS_END = lazy(r"""\b(?:including|among them|of whom|of which|of them|compared|than|against
    |up from|although|because|which|while the)\b|[-;]""")
NOT_A_PART_BEFORE = lazy(r"""\b(?:age|aged|by|than|within|after|from|to|at|every|each|on|between
    |for)(?: the)? $""")
NOT_A_PART_AFTER = on_skeleton(r"""\. ?[<any>]| (?:of|or more|to <c>|points?|times|out of|countries
    |cities)\b""")
OF_THEM = lazy(r"\bof (?:them|these|those|whom|which)\b")

# What is left.
REST = r"""(?:the|its|our|their|a) (?:remaining|other|rest, |remainder, |rest \(|remainder \() ?
    <cp:r>"""
REST_PERCENT = r"the (?:remaining|rest,|other|remainder,) ?<p:r>"
# The last of the answers to one question, and words that let shares be of several.
NO_ANSWER = lazy(
    r"\b(?:undecided|unsure|no (?:opinion|view|answer|preference)"
    r"|(?:did not|didn't|do not|don't) know"
    r"|not sure|neither|abstain\w*|without an opinion)\b"
)
OTHER_SHARES = lazy(
    r"\b(?:compared|up from|down from|than|last (?:year|month|time)|of (?:them|these)|from"
    r"|remain\w*|rest"
    r"|men|women|both|also|more than one|or more|respectively|previous\w*|earlier)\b"
)
PART_OF_WHOLE = r"<c:a>(?: of| out of) DET <c:b>"
OF_WHOLE_PART = r"(?:^|[,;] ?)of DET <c:b>NP,? ?<c:a>NP(?:,| and|;)"
NOT_OF_ALL = lazy(r"""\b(?:of (?:these|those|them|whom|which|the)|than|from|by|up|down|compared|rose
    |fell)\b|;""")

# So many n, at so much each e, make t.
SO_MUCH_EACH = lazy(r"\b(?:each|apiece|a head|per|an?|of)\b")
TOTAL_OR_EACH = r"""<c:n>(?P<np>NP)<c:t>(?P<mid>GAP)(?:,? or |, | - |,? that is,? |\s?\()
    (?:a total of )?<c:e> (?:each|apiece|a head|per head|per person|per capita|a piece)\b"""
_AT_EACH = r"""<c:n>(?P<np>NP),? at (?:a price of |a rate of |a cost of )?<c:e> (?:an?|per|each
    |apiece)(?P<np2>NP),? ?(?:or |a total of |makes |that is |for a total of |, |comes to |in all )
    <c:t>"""
EACH_OF = r"""<c:n>(?P<np>NPL),? each (?:for|with|of|holding|seating|having|carrying|worth|costing
    |lasting)? ?<c:e>NP,? (?:or|for|making|that is|a total of|which makes|, ) ?(?:a total of )?
    <c:t>"""
_OF_EACH_IN_ALL = r"""<c:n>(?P<np>NP) of <c:e>(?: each)?, (?:or |that is )?(?:a total of )?<c:t>
    (?= in all| in total| altogether)"""
EACH = (TOTAL_OR_EACH, _AT_EACH, EACH_OF, _OF_EACH_IN_ALL)
OTHER_PRICE = lazy(r"\b(?:than|from|over|and)\b")
