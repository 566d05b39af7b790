"""What the lines of a table look like, which are totals, and in what the cells are given."""

from argmap.english.patterns import lazy

# Between a label and a number; in a line of prose there is none.
MAY_BE_ROW = lazy(r"(?:\t|\||\s{2}|;|,)\s*[-+(]?[$€£]?\d")
SEPARATORS = tuple(lazy(each) for each in (r"\t", r"\|", r"\s{2,}", r";", r",(?!\s)"))
CELL = lazy(r"(?P<minus>[-−–(])?\s?[$€£]?(?P<n>\d[\d.,' ]*)\s?(?P<percent>%|\))?", 0)
IN_PROSE = lazy(r"[,.;:]\s|[^\d\s.,;\"'][^,]*\s\d|\d\s[^\d\s,]|\.$")  # and not between commas
NOTHING = lazy(r"[-−–]?")
LABEL = lazy(r"\W*[^\W\d]")
RULE = lazy(r"[\s|:=+-]*")
TOTAL = lazy(
    r"(?i)\W*(?:(?:grand|sub|over)[\s-]?)?(?:totals?|sum|altogether|together|(?:all|both)(?: \w+)?)"
    r"\b[^\d]{0,24}"
)
PART_OF_PART = lazy(r"(?i)\W*(?:of which|of whom|including|thereof|incl\.)\b")
ROUNDED = lazy(r"(?i)\bround(?:ing|ed)\b|may not (?:add|sum)|do not (?:add|sum)")
SCALE = lazy(r"(?i)(?P<thousand>'?000\b|\bthousands?\b)|(?P<million>\bmillions?\b|[$€£]m\b|\bmn\b)")
MONEY = lazy(r"[$€£]")
