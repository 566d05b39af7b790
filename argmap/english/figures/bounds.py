"""How English gives ranges, bounds, means and whole-number shares, and says which is the most."""

import re

from argmap.english.figures.language import on_skeleton
from argmap.english.patterns import lazy
from argmap.english.word_lists import any_of, word_lists, word_set

RANGE_AND_LIST = r"""(?:<g:g>|between <cp:lo>(?: [a-z]+)? and <cp:hi>|from <cp:lo2> to <cp:hi2>)
    (?P<np>NPL)(?P<open>:| ?\()(?P<list>[^()]*)"""
_MIDDLE = r"(?P<what>median|mean|average)(?P<words>[^<any>.;]{0,40}?)(?P<v>[<cd>])[^<any>.;]{0,14}?"
_ENDS = r"(?:(?P<g>[<g>])|(?P<lo>[<cd>])(?: to | ?- ?| ?, ?)(?P<hi>[<cd>]))"
SPREAD = on_skeleton(
    rf"{_MIDDLE}[\s,(\[]+(?P<r>(?:interquartile )?range|iqr)\b[^<any>.;]{{0,8}}?{_ENDS}"
)
A_SPREAD = lazy(r"\b(?:range|iqr)\b")
OF_A_GROUP = lazy(r"\b(?:of|for|in|among) (?:the|all|these|those|our|its|their) $")
APPOSED_HEDGE = r"""<c:a>(?P<mid>[^<ctpfxsdago>.;:()]{0,30}?), (?:or |that is,? |i\.e\.,? )?<c:h>
    (?= for the first time|[.;)]|, (?!of)|$| in all)"""
BRACKETED_EXACT = r"<c:h>(?P<mid>NP)\s\(<c:a>(?: in all| in total| exactly)?\)"
NOT_ALL_VALUES = lazy(r"""\b(?:average|mean|total|except|apart|median|typical|usual\w*|most|mainly
    |normally)\b""")
PLAIN_LIST = on_skeleton(r"(?:\s|,|;|and|\.|%|(?:in|for|at|on) (?:the )?[a-z]+|[<y>]|\)|-)*")
BETWEEN_VALUES = lazy(r",? and |, ")
LIST_VALUES = on_skeleton(r"[<cp>]")
TWO_THINGS = lazy(r"\b(?:and|or|than|but)\b")
A_BOUND = lazy(r"\b(?:up to|at least|at most|within|minimum|maximum)\b")

# Means and shares of things that are counted whole.
_COUNTED = any_of("figures", "counted")
MEANS = (
    rf"""(?:mean|average)(?: number)? of <c:m> (?P<what>{_COUNTED})\b[^<any>.;]{{0,50}}?\b(?:in
        |across|among|over|for|per [a-z]+ (?:in|across|among)) (?:the |its |our |all |these )?
        (?:sample of |group of )?<c:n>""",
    rf"""<c:n>NP(?:had|have|made|reported|scored|received|read|owned|took|recorded) (?:a mean of
        |an average of|on average) <c:m> (?P<what>{_COUNTED})\b""",
)
SHARE_OF = r"<p:p> of (?:the |our |its |all |all the |these |those )?<c:n>"
COUNTED_WHOLE = word_set(word_lists("figures")["counted-whole"])

# Numbers compared, and which is the most.
_MORE = r"exceed\w*|more than|greater than|higher than|surpass\w*|outnumber\w*"
ABOVE_SUM = on_skeleton(rf"""\b(?P<word>{_MORE}|above|less than|fewer than|below)\b[^.;:]{{0,130}}?
    \b(?:combined|taken together|together|put together)\b[^.;:(]{{0,20}}?[:(]""")
ABOVE_LIST = on_skeleton(rf"""\b(?P<word>{_MORE}|less than|fewer than)\b[^.;:(]{{0,60}}?[:(]
    (?P<list>[^()]*)\)? (?:combined|taken together|put together)""")
LIST_TOTAL = lazy(r",? ?(?:a )?(?:total|in all|altogether)\b")
LESS_THAN = lazy(r"less|fewer|below")
MORE_THAN = r"""(?P<word>\bmore|higher|greater|larger|longer|fewer|lower|less|smaller
    |shorter)(?: (?P<next>[a-z]+))?[^<any>.;()]{0,50}?\(<cpd:a>\)[^<any>.;()]{0,24}?\bthan\b
    [^<any>.;()]{0,50}?\(<cpd:b>\)"""
TOP = lazy(rf"\b{any_of('figures', 'top')}\b")
FOLLOWED_BY = lazy(r"\b(?:followed (?:closely )?by|ahead of|in front of)\b")
GIVES_A_VALUE = lazy(r"(?:\b(?:with|at|of|on)|\(|,)(?: just| only)? ?\+?$")
NO_VALUE = lazy(r"[.;:]|\b(?:than|from|while|but|against|per|each)\b")
# "no day had fewer than 200": all in a list are on one side
NO_ONE_BEYOND = on_skeleton(
    r"\b(?:no|none|not (?:one|a single)|never)\b(?: of (?:the|its|these) [<c>])?"
    r"[^<any>.;:]{0,60}?(?P<n>[<cp>])"
)
IN_EACH = lazy(r"\b(?:each|every|all|any|always|throughout)\b")
RANGE_OF_EACH = r"(?:<g:g>|between <cp:lo> and <cp:hi>|from <cp:lo2> to <cp:hi2>)"
BEST_WITH = r"""the (?P<top>largest|biggest|highest|smallest|lowest)(?: of (?:the|all
    |them)[^,<any>.;]{0,30})?,? with <cp:a>"""
OTHERS_WITH = r"(?:with|has|had|\() ?<cp:b>(?! in all)"
EXTREME = r"""the (?P<top>highest|largest|lowest|smallest|biggest) (?:figure|number|value|total
    |count|result|rate)(?: of all)?,? (?:was |is |being |of )?<cp:a>"""
# "still more than the 1,420 of last year": a value and the limit that it is said to be beyond.
BEYOND = lazy(
    r"(?<!not )(?<!no )\b(?P<word>(?:more|fewer|less|higher|lower|larger|smaller|longer|shorter)"
    r" than|above|below) (?:the|its|their|last year's)(?: [a-z-]+){0,3}? (?:of )?(?:only |just )?$"
)
BEYOND_THE = lazy(r"(?:[a-z]+ )?(?P<word>(?:more|fewer|less|higher|lower) than|above|below) the ")
A_STEP = lazy(r"(?! (?:is|was|are|were|has|had|stood|stands)\b)[^,.;:]{0,24}")
OTHER_CLAUSE = lazy(r"[,;:]|\b(?:and|but|while|whereas|which|who|where|that)\b")
# Names with values, and the place that one of them comes at; in the case of the text.
_NAME = r"(?P<name>[A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|of|the|de|and(?= [A-Z])))*)"
NAME_BEFORE = lazy(rf"{_NAME}(?: with|,? at|:|,| had| has| on)?(?: only| just)? ?\(?\+?$")
PLACES = {"first": 0, "top": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}
COMES_AT = lazy(
    rf"{_NAME} (?:was|is|came|comes|finished|ranks?|ranked)(?: only| in)?(?: the)?"
    rf" (?P<place>{'|'.join(PLACES)})(?= place\b|[.,;:)]| and | with | at )"
)
LOW = lazy(r"fewest|lowest|smallest|fewer|lower|less|smaller|shorter|below")
NEGATED = lazy(r"\b(?:not|no|nor|neither|even)\b")
SINCE = lazy(r"\bsince\b|\bfor the first time\b")
RACE = lazy(r"\b(?:second|seconds|minutes|strokes|time|par|under)\b")
NOT_A_NUMBER = word_set("""effective efficient successful favourable favorable rapid quickly rapidly
    accurate precise severe important than or efficiently effectively potent active beneficial
    tolerable acceptable""")


def counts_something_of(noun: str, words: str) -> bool:
    """Return whether words say that something of the things is counted: "countries' exports"."""
    return bool(re.search(rf"\b{noun}(?:['’]| (?:hours|places|days))", words))
