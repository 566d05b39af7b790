"""How English compares numbers and says which is the most."""

from argmap.english.figures.language import on_skeleton
from argmap.english.patterns import lazy
from argmap.english.word_lists import word_set

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
FOLLOWED = r"""(?P<top>most|largest|highest|biggest|lead\w*|led|top\w*|first place|won|winner\w*
    |fewest|lowest|smallest|ahead)\b(?P<lead>[^<any>.;]{0,70}?)(?:with |\(|at |of )<cp:a>\)?
    (?P<np>[^<any>.;]{0,50}?)(?:followed (?:closely )?by|ahead of)[^<any>.;]{0,40}?(?:with |\(
    |at |on |,? )<cp:b>\)?(?:[^<any>.;]{0,40}?\band\b[^<any>.;]{0,40}?(?:with |\(|at |on )<cp:c>\)?
    )?"""
BEST_WITH = r"""the (?P<top>largest|biggest|highest|smallest|lowest)(?: of (?:the|all
    |them)[^,<any>.;]{0,30})?,? with <cp:a>"""
OTHERS_WITH = r"(?:with|has|had|\() ?<cp:b>(?! in all)"
EXTREME = r"""the (?P<top>highest|largest|lowest|smallest|biggest) (?:figure|number|value|total
    |count|result|rate)(?: of all)?,? (?:was |is |being |of )?<cp:a>"""
LOW = lazy(r"fewest|lowest|smallest|fewer|lower|less|smaller|shorter|below")
NEGATED = lazy(r"\b(?:not|no|nor|neither|even)\b")
SINCE = lazy(r"\bsince\b|\bfor the first time\b")
RACE = lazy(r"\b(?:second|seconds|minutes|strokes|time|par|under)\b")
NOT_A_NUMBER = word_set("""effective efficient successful favourable favorable rapid quickly rapidly
    accurate precise severe important than or efficiently effectively potent active beneficial
    tolerable acceptable""")
