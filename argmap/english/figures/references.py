"""How English points back to numbers of earlier sentences without naming them."""

from argmap.english.patterns import lazy

ADDED = r"""<c:x>[^<any>.;]{0,40}?\badded\b[^<any>.;]{0,60}?\b(?:stand at|be|reach|come to|rise to
    |total|amount to) <c:t>"""
_A_YEAR_AGO = r"(?:last year|a year ago|a year before|a year earlier|the year before)"
BELOW_LAST_YEAR = rf"""<c:t>, (?:still |even so )?<c:d> (?P<word>below|above|fewer|more
    |less)(?: than)? (?:that of |those of |the figure of |than )?{_A_YEAR_AGO}"""
FEWER_THAN_A_YEAR_AGO = rf"""<c:n>[^<ctpfxsdago>;:]{{0,70}}, (?:or )?<c:d> (?P<word>fewer|less
    |more)(?: [a-z]+)? than {_A_YEAR_AGO}"""
PART_OF_CHANGE = r"""\bpart of the (?:fall|rise|increase|decline|drop|reduction|growth
    |difference), (?:or )?<f:f>"""
FOR_EVERY = r"^for every (?P<unit>[a-z]+) [^<any>;]{0,90} <c:q>"
SO_MANY_FOR_EVERY = r"""^for (?:every|each) (?P<thing>[a-z]+)[^<any>.;]{0,40} <c:k>
    [^<any>.;]{0,30}, <c:t>[^<any>.;]{0,30}(?:in all|altogether|in total)"""
A_HEAD = r"""\b(?:shared|spread|divided|split)\b[^<any>.;:]{0,30}<c:n>[^<any>.;:]{0,50}?
    ,? [^<any>.;:]{0,40}<c:e> (?:a head|each|per head|apiece|per pupil|per person)"""
OR_EACH = r"<c:t>,? or <c:e> (?:each|apiece|a head|per head)\b"
TARGET = r"""\b(?P<word>above|below|under|over|within|short of)? ?(?:the |its |our |their )?
    (?:target|limit|threshold|ceiling|norm|goal) of <cp:b>"""
TIMES_FEWER = r"<x:r> (?P<word>fewer|less|lower|more|higher|as many|as much)\b"
MAJORITY = lazy(r"\b(?:a |the |clear |large )?majority of\b")
BY_SINCE_BASE = r"since <y:y>[^<any>.;]{0,60}?\b(?:by|up|down) <p:p>"
RATIO_UNCHANGED = lazy(r"""\bratio of the two is (almost back where it was|almost unchanged
    |much the same)""")
