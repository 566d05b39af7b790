"""Ages and years of a life: "aged 91", "at 19", "born in 1931"."""

from argmap.english.patterns import lazy

# The number in words that the reader takes for a name: "aged 91", "a boy of 16".
AGE = lazy(r"(?P<of>(?:aged?|age of)\s)?(?P<age>\d{1,3})(?(of)\b|[\s-]years?[\s-]old\b)")
AS_OLD = lazy(
    r"\b(?:at(?: the age of)?|(?:he|she|who) (?:was|is|had been)|turned"
    r"|(?:boy|girl|man|woman) of) $"
)
IN_A_YEAR = lazy(r"\b(?:in|since|from|by|of|to|and|until) $")
BORN = lazy(r"\bborn\b")
BUILT = lazy(r"\b(?:built|opened|founded|erected|launched|established)\b")
