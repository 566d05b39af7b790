"""What the class of an element says of it: that it is a menu, a share bar and the like, or not.

The words of a name are read as a name: `share-bar` and `main-menu` are parts of a site;
`share-price` and `menu-prices` are what a text is about.
"""

import re

# Names of classes that many sites and frameworks share; they are code, in English everywhere.
_FURNITURE = frozenset(
    """nav navbar navbox navigation menu breadcrumb breadcrumbs share sharing social related toolbar
    pagination pager newsletter promo cookie cookies ad ads advert advertisement tags comment
    comments sharebar docnav navheader navfooter""".split()
)
# What may follow such a word in the name of a part of a site.
_PARTS = frozenset(
    """area articles author banner bar block body bottom box brand btn button buttons card cards
    collapse column consent container content count cta desktop email facebook feed fixed footer
    form grid group header holder icon icons inline inner input item items label layer left level
    link links list main media meta mobile modal module network networks notice open outer overlay
    panel popup posts primary right row secondary section share sidebar sign signup slot social
    stories subscribe teaser template thread title toggle tool tools top twitter unit up vertical
    widget wrap wrapper""".split()
)
_WORD = re.compile(r"[^\s_-]+")
_LONGEST = 300  # characters of an element's classes that are looked at


def names_furniture(classes: str) -> bool:
    """Return whether one of these classes is the name of a part of a site that is no text."""
    return any(map(_is_furniture, classes[:_LONGEST].lower().split()))


def only_mentions_furniture(classes: str) -> bool:
    """Return whether classes have such a word, but none is the name of such a part."""
    words = _WORD.findall(classes[:_LONGEST].lower())
    return not _FURNITURE.isdisjoint(words) and not names_furniture(classes)


def _is_furniture(name: str) -> bool:
    words = _WORD.findall(name)
    first = next((number for number, word in enumerate(words) if word in _FURNITURE), len(words))
    rest = words[first:]
    return bool(rest) and all(word in _FURNITURE or _is_part(word) for word in rest)


def _is_part(word: str) -> bool:
    return word in _PARTS or len(word) <= 1 or word.isdigit()
