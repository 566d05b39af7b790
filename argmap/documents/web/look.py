"""How the elements of a page look, as far as words depend on it: hidden, struck out, raised.

Only what is written on the element, and rules of the page's own style sheets whose selector is one
element, class or id: what other files and scripts do is not known.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from argmap.documents.piece import Element

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
_OFF_SCREEN = re.compile(r"clip:rect\((?:0|1)(?:px)?,?(?:0|1)|clip-path:inset\((?:50|100)%")

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
        style = self._style(element)
        if tag in _HIDDEN or style.get("hidden") or _is_hidden(element):
            return "hidden text"
        if tag in _PICTURES:
            return "image"
        return "struck text" if style.get("struck", tag in _STRUCK) else ""

    def is_raised(self, element: Element) -> bool:
        """Return whether the words of an element are raised."""
        return self._style(element).get("raised", element.tag == "sup")

    def _style(self, element: Element) -> Mapping[str, bool]:
        own = element.get("style")
        if not own and not self.sheet:
            return {}
        found: dict[str, bool] = {}
        for selector in _selectors(element) if self.sheet else ():
            found.update(self.sheet.get(selector, ()))
        if own:
            found.update(_effects(own))
        return {} if element.tag in {"html", "body"} else found


def looks(root: Element) -> Looks:
    """Return the looks that the style sheets of a page define."""
    sheet: dict[str, dict[str, bool]] = {}
    for style in root.iter("style"):
        if (style.get("media") or "all").strip() in _SCREENS:
            for selector, effects in _rules(style.text or ""):
                sheet.setdefault(selector, {}).update(effects)
    return Looks(sheet)


def _rules(css: str) -> Iterator[tuple[str, dict[str, bool]]]:
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
    if selectors.lstrip().startswith("@") or not (effects := _effects(declarations)):
        return
    for selector in selectors.split(","):
        if (own := selector.strip()) and _SIMPLE.fullmatch(own):
            yield own.removeprefix("*"), effects


def _effects(declarations: str) -> dict[str, bool]:
    """Return what declarations do to words."""
    found: dict[str, bool] = {}
    for each in declarations.lower().split(";"):
        name, _, value = each.replace("!important", "").partition(":")
        name, value = name.strip(), value.strip()
        if name == "display":
            found["hidden"] = value == "none"
        elif name == "visibility":
            found["hidden"] = value in {"hidden", "collapse"}
        elif name in {"text-decoration", "text-decoration-line"}:
            found["struck"] = "line-through" in value
        elif name == "vertical-align":
            found["raised"] = value == "super"
        elif _OFF_SCREEN.match(f"{name}:{value}".replace(" ", "")):
            found["hidden"] = True
    return found


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


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None:
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    classes = element.get("class")
    return bool(classes) and not _UNSEEN.isdisjoint(classes.split())
