"""Formulas of Word in one line: a fraction as 1/2, an exponent as x^2, a root as √2."""

import re
from collections.abc import Callable

from argmap.documents.piece import Element
from argmap.documents.word.package import M, W

_SINGLE = re.compile(r"[\w.,]+|\(.*\)")
_APART = {f"{M}{name}Pr" for name in "f sSup sSub sSubSup rad nary d acc bar r m eqArr".split()}
_APART |= {f"{W}rPr", f"{M}ctrlPr", f"{M}argPr", f"{W}del", f"{W}moveFrom"}
_ENDING = {f"{M}{name}" for name in "f sSup sSub sSubSup".split()}


def formula(element: Element) -> str:
    """Return the words of a formula or of a part of one."""
    name = element.tag.removeprefix(M)
    if element.tag in (f"{M}t", f"{W}t"):
        return element.text or ""
    if element.tag in _APART:
        return ""
    return _FORMS[name](element) if name in _FORMS else _joined(element)


def _joined(element: Element) -> str:
    """Return the parts of a formula, fractions and exponents apart from what is next to them."""
    words, ends = "", False
    for part in element:
        own = formula(part)
        is_close = (ends or part.tag == f"{M}f") and words[-1:].isalnum() and own[:1].isalnum()
        words += f" {own}" if is_close else own
        ends = part.tag in _ENDING if own else ends
    return words


def _part(element: Element, name: str) -> str:
    found = element.find(M + name)
    return formula(found).strip() if found is not None else ""


def _grouped(words: str) -> str:
    return words if not words or _SINGLE.fullmatch(words) else f"({words})"


def _setting(element: Element, path: str, default: str) -> str:
    """Return a sign that a form is drawn with, such as the bracket before a group."""
    found = element.find("/".join(M + step for step in path.split("/")))
    said = found.get(f"{M}val") if found is not None else None
    return default if said is None else str(said)


def _fraction(element: Element) -> str:
    return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"


def _with_signs(element: Element) -> str:
    """Return a base with what stands below and above it."""
    base, below, above = (_part(element, name) for name in ("e", "sub", "sup"))
    low = f"_{_grouped(below)}" if below else ""
    return f"{_grouped(base)}{low}" + (f"^{_grouped(above)}" if above else "")


def _root(element: Element) -> str:
    degree = _part(element, "deg")
    return f"{'' if degree in ('', '2') else degree}√{_grouped(_part(element, 'e'))}"


def _sum(element: Element) -> str:
    sign = _setting(element, "naryPr/chr", "∫")
    below, above = _part(element, "sub"), _part(element, "sup")
    low = f"_{_grouped(below)}" if below else ""
    return f"{sign}{low}{f'^{_grouped(above)}' if above else ''} {_part(element, 'e')}"


def _brackets(element: Element) -> str:
    first, last = _setting(element, "dPr/begChr", "("), _setting(element, "dPr/endChr", ")")
    between = _setting(element, "dPr/sepChr", "|")
    return first + between.join(formula(each) for each in element.findall(f"{M}e")) + last


def _rows(element: Element) -> str:
    rows = element.findall(f"{M}mr") or element.findall(f"{M}e")
    cells = (row.findall(f"{M}e") or [row] for row in rows)
    return "; ".join(", ".join(map(formula, row)) for row in cells)


_FORMS: dict[str, Callable[[Element], str]] = {
    "f": _fraction,
    **dict.fromkeys(("sSup", "sSub", "sSubSup", "sPre"), _with_signs),
    "rad": _root,
    "nary": _sum,
    "d": _brackets,
    **dict.fromkeys(("m", "eqArr"), _rows),
}
