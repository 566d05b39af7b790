"""Raised characters: exponents, ordinals and the like are text; marks of notes are not.

Only what is next to a raised number tells an exponent from the mark of a note: a base (10, a unit,
a variable, a formula in brackets, a figure in a formula, 2 before two digits) has an exponent; a
word, the end of a sentence or another figure has a mark.
"""

import re

_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(r"[+\-−–]?\d{1,4}(?:[.,]\d{1,4})?")
_NEGATIVE = re.compile(r"[\-−–]\d{1,4}")
_LETTERS = re.compile(r"[^\W\d_]{1,12}")
_TEN = re.compile(r"(?<![\d.,^])10$")
_TWO = re.compile(r"(?<![\d.,^/])2$")
_NAMED = re.compile(r"\S\s+[^\W\d_a-z][^\W\d_]+\.?\s2$")  # Table 2, World War 2
_BEFORE_POWER = re.compile(r"[=×·*<>≤≥(]\s?[2-9]$")
_AFTER_FIGURE = re.compile(r"\s?[=×·≈]")
_LAST_LETTERS = re.compile(r"[^\W\d_]{1,12}$")
_FORMULA = re.compile(r"\(([^()]{1,40})\)$")
_OPERATOR = re.compile(r"[+\-−–*/×·=<>≤≥]")
_LONG_WORD = re.compile(r"[^\W\d_]{3}")
_AFTER_OPERATOR = re.compile(r"[=+×·*/<>≤≥]\s?[^\W\d_]{1,12}$")
_BEFORE_OPERATOR = re.compile(r"\s?[=+×·<>≤≥]")
_LONE_LETTER = re.compile(r"(?<![^\W_])[^\W\d_]$")
_FRACTION = re.compile(r"[/⁄]\s?\d")
_WHOLE_FRACTION = re.compile(r"\d{1,2}[/⁄]\d{1,2}")
_ION = re.compile(r"\d?[+\-−]")
_DEGREE = re.compile(r"\s?[CF](?![^\W_])")
_ROMAN = re.compile(r"(?<![^\W_])[IVXLC]{1,7}$")
_UNITS = frozenset(("m km dm cm mm µm μm nm ft in yd mi kg g s h W V A K Pa N J L l ha").split())
_SIGNS = frozenset(("™", "®", "©", "℠", "TM", "SM", "°", "º", "ª"))
_SUFFIXES = frozenset(("st", "nd", "rd", "th", "er", "re", "e"))
_LONGEST_SUFFIX = 4  # letters: "1ière"; more letters than these are words of their own


def raised(before: str, raised: str, after: str = "") -> str | None:
    """Return what to write for raised characters; None if they are the mark of a note.

    `before` are the words before them in the line, of which the last few count, and `after` those
    that follow at once.
    """
    own, before = _SPACES.sub("", raised), before[-60:]
    if not own or own in _SIGNS:
        return own
    written = _written(before, own, raised, after)
    is_close = after[:1].isnumeric() and written is not None and written.startswith("^")
    return f"{written} " if is_close else written


def _written(before: str, own: str, raised: str, after: str) -> str | None:
    if (written := _as_sign(before, own, after)) is not None:
        return written
    if _LETTERS.fullmatch(own):
        return _letters(before, own, raised)
    if _NUMBER.fullmatch(own):
        return _number(before, own, after)
    return None if _is_mark(own) or not _has_base(before) else f"^{own}"


def _as_sign(before: str, own: str, after: str) -> str | None:
    """Return a part of a fraction, a degree or the charge of an ion."""
    if _FRACTION.match(after) and own.isdigit():
        return f" {own}" if before[-1:].isdigit() else own
    if _WHOLE_FRACTION.fullmatch(own) and not _is_base(before):
        return f" {own}" if before[-1:].isdigit() else own
    if own in {"o", "0", "O"} and before.rstrip()[-1:].isdigit() and _DEGREE.match(after):
        return "°"
    if _ION.fullmatch(own) and before[-1:].isalpha():
        return own if len(own) == 1 else f"^{own}"
    return None


def _is_base(before: str) -> bool:
    """Return whether a fraction behind these words is an exponent, and no part of a number."""
    return not before[-1:].isspace() and _has_base(before)


def _is_mark(own: str) -> bool:
    """Return whether these can only be a mark: in brackets, a list of numbers, or a sign."""
    return own[0] in "[(" or "," in own or not any(each.isalnum() for each in own)


def _number(before: str, own: str, after: str) -> str | None:
    if not before or before[-1].isspace() or before[-1] in "([":  # attached to nothing before it
        return own if own.isdigit() and after[:1].isupper() else None  # an isotope
    if _NEGATIVE.fullmatch(own) and (before[-1].isalnum() or before[-1] == ")"):
        return f"^{own}"
    in_formula = _BEFORE_OPERATOR.match(after) and _LONE_LETTER.search(before[-2:])
    is_power = own.isdigit() and _is_power(before, own, after)
    return f"^{own}" if in_formula or is_power or _has_base(before) else None


def _is_power(before: str, own: str, after: str) -> bool:
    """Return whether a figure has an exponent: in a formula, or 2 with one of two digits or more.

    Those are the powers that texts speak of, 2^10 to 2^256; a mark after such a 2 is rarer.
    """
    if _AFTER_FIGURE.match(after) and before[-1].isdigit():
        return True
    if _BEFORE_POWER.search(before[-3:]):
        return True
    return len(own) > 1 and bool(_TWO.search(before[-3:])) and not _NAMED.search(before)


def _has_base(before: str) -> bool:
    """Return whether words end in something that has exponents."""
    last = before[-1:]
    if last.isdigit():
        return bool(_TEN.search(before[-3:]))
    if last == ")":
        formula = _FORMULA.search(before)
        inner = formula[1] if formula else ""
        return bool(_OPERATOR.search(inner)) and not _LONG_WORD.search(inner)
    base = _LAST_LETTERS.search(before[-13:])
    if base is None or before[: -len(base[0])][-1:] in {"^", "'", "’"}:
        return False
    is_variable = len(base[0]) == 1 and (base[0] == "R" or base[0].islower())
    is_unit = base[0] in _UNITS and (len(base[0]) > 1 or base[0].islower())
    counted = _is_counted(before[: -len(base[0])])
    if base[0] in {"in", "a", "g", "s", "ha"} or (base[0].isupper() and base[0] != "R"):
        return counted or bool(_AFTER_OPERATOR.search(before))
    return is_variable or is_unit or bool(_AFTER_OPERATOR.search(before))


def _is_counted(before: str) -> bool:
    """Return whether a figure or a sign of division precedes a unit."""
    return before.rstrip()[-1:].isdigit() or before[-1:] in {"/", "·"}


def _letters(before: str, own: str, raised: str) -> str | None:
    if not before or before[-1].isspace():
        return None if len(own) == 1 else own
    if before[-1].isdigit():
        if own.lower() in _SUFFIXES or len(own) > 1 or own in {"o", "d"}:
            return own
        return f"^{own}" if own in "kmnpqrtxyz" else None
    base = _LAST_LETTERS.search(before)
    if base is None:
        return own if len(own) > 1 else None
    if len(own) == 1:
        return _letter(before, base[0], own)
    is_short = len(own) <= _LONGEST_SUFFIX and own == raised.strip()
    return own if is_short else f" {raised.strip()}"


def _letter(before: str, base: str, own: str) -> str | None:
    """Return one raised letter after letters: of an abbreviation, a numeral, or an exponent."""
    if own == "e" and _ROMAN.search(before):
        return own
    if base in {"N", "n"} and own == "o":
        return own
    if len(base) == 1 and base.isupper():
        return own  # Dr, Mr, St
    return f"^{own}" if len(base) == 1 and base != "a" else None
