"""How the elements of a page look, as far as words depend on it: hidden, struck out, raised.

Only what is written on the element, and rules of the page's own style sheets whose selector is one
element, class or id: what other files and scripts do is not known.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from argmap.documents.piece import Element
from argmap.documents.web.declarations import effects as declared
from argmap.documents.web.elements import BLOCKS, short_text

_BRACES = re.compile(r"([{}])")
_COMMENT = re.compile(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+\*/")
_SIMPLE = re.compile(r"(?:[\w-]+|\*)?(?:[.#][\w-]+)?")
_MEDIA = "@media"
_SCREENS = frozenset(("all", "screen"))
_NOTHING = frozenset(
    """script style head title meta link base select textarea input datalist noframes area
    annotation annotation-xml""".split()
)
_PICTURES = frozenset("img svg canvas video audio object embed iframe applet map".split())
_STRUCK = frozenset(("del", "s", "strike"))
_HIDDEN = frozenset(("template", "noscript"))
# What style sheets elsewhere hide from the eye, by names that many frameworks share.
_UNSEEN = frozenset(
    """sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only show-for-sr
    element-invisible govuk-visually-hidden u-visually-hidden katex-mathml mjx-assistive-mml
    MJX_Assistive_MathML""".split()
)
_LONGEST = 2000  # characters of a style that are looked at
_PARTS = 100  # of an element, in which a size of their own is looked for
_LIFTED = re.compile(r"\s*[\[(]?(?:\d{1,3}|[a-z]{1,2}|[*†‡§¶#]{1,4})[\])]?\s*")

# An element with these is no part of a page; other readers write it for what they leave out.
GONE, KIND = "argmap-gone", "argmap-kind"
_KINDS = frozenset(("comment", "footnote", "footnote mark"))

_PAGE_BREAKS = frozenset(("doc-pagebreak", "pagebreak"))  # with the number of a printed page

Sheet = Mapping[str, Mapping[str, bool]]


@dataclass(slots=True)
class Looks:
    """The style of a page: what a selector (`p`, `.x`, `p.x`, `#x`) hides, strikes or raises."""

    sheet: dict[str, dict[str, bool]] = field(default_factory=dict)

    def of(self, element: Element) -> str:
        """Return why an element's words are no text: a kind, "nothing", or "" if they are text."""
        tag = element.tag
        if tag in _NOTHING:
            return "nothing"
        if tag == GONE and element.get(KIND) in _KINDS:
            return str(element.get(KIND))
        if not _PAGE_BREAKS.isdisjoint((element.get("role") or "").split()):
            return "page header"
        style = self._style(element)
        if tag in _HIDDEN or style.get("hidden") or _is_hidden(element) or self._is_tiny(element):
            return "hidden text"
        if tag in _PICTURES:
            return "image"
        return "struck text" if style.get("struck", tag in _STRUCK) else ""

    def is_raised(self, element: Element) -> bool:
        """Return whether the words of an element are raised.

        Rules for all elements `sup`, which many pages begin with, do not lower them: pages raise
        them again by other rules, and a figure would become another if they did not.
        """
        style = self._style(element)
        if style.get("raised"):
            return True
        if element.tag != "sup":
            is_high = style.get("lifted") and element.tag not in BLOCKS
            return bool(is_high) and _looks_like_mark(element)
        own = declared((element.get("style") or "")[:_LONGEST])
        named = {**self._named(element), **own}
        return bool(style.get("lifted")) or named.get("raised", True)

    def separates(self, element: Element) -> str:
        """Return what separates an element that is part of a line from other words: or ""."""
        style = self._style(element)
        if style.get("block"):
            return "\n"
        around = element.getparent()
        is_part = around is not None and self._style(around).get("row")
        return " " if is_part or style.get("cell") else ""

    def _is_tiny(self, element: Element) -> bool:
        """Return whether words have no size, and no part has one of its own."""
        if not self._style(element).get("tiny"):
            return False
        parts = islice(element.iterdescendants(), _PARTS)
        return not any(self._style(each).get("tiny") is False for each in parts)

    def _named(self, element: Element) -> Mapping[str, bool]:
        """Return what rules for the classes and the id of an element do."""
        found: dict[str, bool] = {}
        for selector in islice(_selectors(element), 1, None) if self.sheet else ():
            found.update(self.sheet.get(selector, ()))
        return found

    def _style(self, element: Element) -> Mapping[str, bool]:
        own = element.get("style")
        if not own and not self.sheet:
            return {}
        found = {**self.sheet.get(element.tag, {}), **self._named(element)}
        if own:
            found.update(declared(own[:_LONGEST]))
        return {} if element.tag in {"html", "body"} else found


def looks(root: Element) -> Looks:
    """Return the looks that the style sheets of a page define."""
    sheet: dict[str, dict[str, bool]] = {}
    for style in root.iter("style"):
        if (style.get("media") or "all").strip().lower() in _SCREENS:
            for selector, effects in _rules(style.text or ""):
                sheet.setdefault(selector, {}).update(effects)
    return Looks(sheet)


@lru_cache(maxsize=16)
def _rules(css: str) -> tuple[tuple[str, dict[str, bool]], ...]:
    """Return the rules of a style sheet, which all chapters of a book share."""
    return tuple(_each_rule(css))


def _each_rule(css: str) -> Iterator[tuple[str, dict[str, bool]]]:
    """Yield each simple selector with what its rule does, outside conditions such as print."""
    conditions: list[bool] = []  # of each open brace, whether its rules count
    words = ""
    for piece in _BRACES.split(_COMMENT.sub(" ", css)):
        if piece == "{":
            conditions.append(_is_for_screens(words))
            selectors = words
        elif piece == "}":
            if conditions and not conditions.pop() and all(conditions):
                yield from _rule(selectors, words)
            words = ""
        else:
            words = piece.rpartition(";")[2] if not conditions else piece


def _is_for_screens(words: str) -> bool:
    """Return whether a condition is no more than that the page is shown on a screen."""
    name, _, media = words.strip().lower().partition(" ")
    return name == _MEDIA and media.strip() in _SCREENS


def _rule(selectors: str, declarations: str) -> Iterator[tuple[str, dict[str, bool]]]:
    if selectors.lstrip().startswith("@") or not (effects := declared(declarations)):
        return
    for selector in selectors.split(","):
        if (own := selector.strip()) and _SIMPLE.fullmatch(own):
            yield own.removeprefix("*"), effects


def _selectors(element: Element) -> Iterator[str]:
    """Yield the selectors that an element has, the weakest first."""
    tag, classes = element.tag, (element.get("class") or "").split()
    yield tag
    for each in classes:
        yield f".{each}"
    for each in classes:
        yield f"{tag}.{each}"
    if name := element.get("id"):
        yield f"#{name}"
        yield f"{tag}#{name}"


def _looks_like_mark(element: Element) -> bool:
    return bool(_LIFTED.fullmatch(short_text(element, 8) or ""))


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None:
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    classes = element.get("class")
    return bool(classes) and not _UNSEEN.isdisjoint(classes.split())
