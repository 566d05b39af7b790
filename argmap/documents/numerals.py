"""Numbers of list items in the forms that word processors use: 3, 03, c, C, iii, III."""

_VALUES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_ROMANS = dict(zip(_VALUES, "m cm d cd c xc l xl x ix v iv i".split(), strict=True))
_MOST_LETTERS = 26 * 30


def written(count: int, form: str) -> str:
    """Return a number in a form as Word names it; in digits if the form is another one."""
    shown = str(count)
    if form.endswith("Letter") and 0 < count < _MOST_LETTERS:
        shown = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    elif form.endswith("Roman") and 0 < count < 4000:
        shown = _roman(count)
    elif form == "decimalZero":
        shown = f"{count:02}"
    return shown.upper() if form.startswith("upper") else shown


def _roman(count: int) -> str:
    found = ""
    for value, letters in _ROMANS.items():
        found += letters * (count // value)
        count %= value
    return found
