"""How English says how long something lasted, from when to when, and totals over years."""

from argmap.english.patterns import lazy

_JOIN = r"(?:,| -)? ?\(?(?:running |lasting |that is,? )?"
_TO = r"(?:to|until|till|and)"
_THAT_IS = r"(?:that is,? |or |i\.e\. |a period of )?"
# A length n and its ends x and y, or one span x.
LENGTH_AND_ENDS = (
    rf"<d:n>{_JOIN}(?:from|between) <a:x> {_TO} <a:y>",
    rf"""(?:from|between) <a:x> {_TO} <a:y>(?:,
        | -)? ?\(?(?:that is,? |or |i\.e\. |a period of |in all )?<d:n>(?: in all| in total|\)|,|\.
        |$)""",
    rf"<d:n>{_JOIN}(?:from |between )?<s:x>",
    rf"<d:n>{_JOIN}(?:from|between) <y:x> {_TO} <y:y>",
    rf"(?:from|between) <s:x>(?:,| -) ?{_THAT_IS}<d:n>(?: in all| in total)?(?=[,.)]|$)",
    rf"(?:from|between) <y:x> and <y:y>(?:,| -) ?{_THAT_IS}<d:n>(?: in all| in total)?(?=[,.)]|$)",
)
NOT_ELAPSED = lazy(r"""\b(?:working|business|school|trading|sitting|calendar quarters|each|every
    |a year|at least once|old|later|earlier|sentence\w*|prison|imprisonment|jail|follow-up|warranty
    |delay\w*)\b""")
LAST_YEARS = r"(?:last|past|previous|preceding|latest) <d:n>"
LIST_OPENS = lazy(r"[:(]")
TOTAL_OVER_YEARS = (
    r"<c:t>(?P<np>[^<any>.;:()]{3,110}?) (?:in|over|during|within) the (?:last|past|previous) <d:n>",
    r"""(?:in|over|during|within) the (?:last|past
        |previous) <d:n>,? (?:a total of |in total |altogether )?<c:t>(?P<np>[^<any>.;:()]{3,110}?)
        (?=[.;,]|$)""",
)
