"""Fractions as one says them: "a half", "two thirds"."""

_WHOLES = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth", 10: "tenth"}
_PARTS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_NEAR = 0.0006  # from a fraction: as near as three decimals show


def fraction_in_words(value: float) -> str:
    """Return a value between 0 and 1 as a common fraction; "" if it is near none."""
    known = ((whole, part) for whole in _WHOLES for part in range(1, whole))
    off, whole, part = min((abs(value - part / whole), whole, part) for whole, part in known)
    if off > _NEAR:
        return ""
    name = _WHOLES[whole]
    article = "an" if name[0] in "aeiou" else "a"
    return f"{article} {name}" if part == 1 else f"{_PARTS[part]} {name}s"
