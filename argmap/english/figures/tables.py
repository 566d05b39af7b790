"""What the lines of a table look like, which are totals, and in what the cells are given."""

from argmap.english.patterns import lazy

_CELL = r"(?:\s{2,}|\t|\s*\|\s*)[-+(]?[$€£]?\d[\d.,]*\s?%?\)?"
LINE = lazy(rf"\s*\|?\s*(?P<label>[^\W\d][^|\t]*?)(?P<cells>(?:{_CELL})+)\s*\|?\s*")
RULE = lazy(r"[\s|:=-]*")
TOTAL = lazy(
    r"(?i)\W*(?:(?:grand|over)\s?)?(?:total|sum|altogether|all(?: \w+)?|together)\b[^\d]{0,24}"
)
PART_OF_PART = lazy(r"(?i)\W*(?:of which|of whom|including|thereof|incl\.)\b")
ROUNDED = lazy(r"(?i)\bround(?:ing|ed)\b|may not (?:add|sum)|do not (?:add|sum)")
SCALE = lazy(r"(?i)(?P<thousand>'?000\b|\bthousands?\b)|(?P<million>\bmillions?\b|[$€£]m\b|\bmn\b)")
MONEY = lazy(r"[$€£]")
