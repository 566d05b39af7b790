"""Notes of a page: links that are marks of notes, and the notes themselves at its end.

A note is what is marked as one, or an element that the mark of a note leads to and that has a link
back to that mark.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from argmap.documents.piece import Element
from argmap.documents.web.elements import short_text, words_of

_BRACKETED = re.compile(r"\s*(?:\[[^\]]{1,20}\]|\(\d{1,3}\))\s*")
_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|[a-z]|[ivxl]{1,6}|[*†‡§¶#]{1,4})[\])]?\s*")
_OWN_NAME = re.compile(r"\[[^\]]{1,120}\]")
_NAME = 40  # parts of the name of a place
_MARK_ROLES = frozenset(("doc-noteref", "noteref"))
_MARK_CLASSES = frozenset(
    """footnote-ref footnote-reference footnoteref fnref footnote-link endnote-ref
    endnote-reference noteref note-ref""".split()
)
_BACK_ROLES = frozenset(("doc-backlink", "backlink", "referrer"))
_NOTE_ROLES = frozenset(
    """doc-endnotes doc-endnote doc-footnote doc-footnotes footnote footnotes endnotes endnote
    rearnotes rearnote""".split()
)
_NOTE_CLASSES = frozenset("footnotes footnote footnote-list endnotes endnote".split())
_SINGLE = frozenset(("footnote", "endnote", "doc-footnote", "doc-endnote"))
_MOST_OF = 0.8  # of the words: the rest is a heading
_HOLDERS = frozenset("aside section div ol ul dl p li dd dt tr table".split())
_LARGEST = 4000  # characters of a note; what is larger is no note


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a page."""

    marked: frozenset[Element]  # elements that are notes
    linked: frozenset[str]  # ids that marks of notes lead to
    answered: frozenset[str]  # ids of notes that have a link back

    def is_mark(self, link: Element) -> bool:
        """Return whether a link is the mark of a note."""
        if not _MARK_ROLES.isdisjoint(_roles(link)):
            return True
        href = link.get("href") or ""
        text = short_text(link, 8)
        if not href.startswith("#") or text is None or not text.strip() or _leads_to_itself(link):
            return False
        if _BRACKETED.fullmatch(text):
            return True
        is_known = href[1:] in self.answered or _is_named_mark(link) or _is_raised(link)
        return is_known and bool(_MARK.fullmatch(text))


def is_permalink(link: Element) -> bool:
    """Return whether a link is only a sign, or the name of a place in brackets, for that place."""
    if "#" not in (link.get("href") or ""):
        return False
    text = (short_text(link, _NAME) or "").strip()
    if _OWN_NAME.fullmatch(text):
        return _leads_to_itself(link)
    return bool(text) and len(text) <= 2 and not any(each.isalnum() for each in text)


def _leads_to_itself(link: Element) -> bool:
    """Return whether a link leads to an element that it is in."""
    around = islice((link, *link.iterancestors()), 4)
    return any(each.get("id") == link.get("href", "")[1:] for each in around)


def notes_of(root: Element) -> Notes:
    """Return the notes of a page."""
    marks: dict[str, set[str]] = {}  # the id that a mark leads to: ids at the mark
    links: list[tuple[str, Element]] = []
    for link in root.iter("a"):
        href = link.get("href") or ""
        if href.startswith("#") and len(href) > 1 and not _leads_to_itself(link):
            links.append((href[1:], link))
            if _MARK.fullmatch(short_text(link, 8) or "") or _is_bracketed(link):
                marks.setdefault(href[1:], set()).update(_ids_at(link))
    found = {each for each in root.iter(*_HOLDERS) if _is_declared(each)}
    backs = {back for ids in marks.values() for back in ids}
    answered = list(_answered(root, marks, backs, links))
    names = {name for each in answered for name in _ids_in(each) if name in marks}
    return Notes(frozenset(found.union(answered)), frozenset(marks), frozenset(names))


def _is_bracketed(link: Element) -> bool:
    return bool(_BRACKETED.fullmatch(short_text(link, 8) or ""))


def _is_named_mark(link: Element) -> bool:
    return not _MARK_CLASSES.isdisjoint((link.get("class") or "").lower().split())


def _is_raised(link: Element) -> bool:
    parent = link.getparent()
    inner = link[0].tag if len(link) == 1 and not (link.text or "").strip() else ""
    return inner == "sup" or (parent is not None and parent.tag == "sup")


def _is_declared(element: Element) -> bool:
    if not _NOTE_ROLES.isdisjoint(_roles(element)):
        return True
    classes = element.get("class")
    return bool(classes) and not _NOTE_CLASSES.isdisjoint(classes.split())


def _roles(element: Element) -> list[str]:
    return (element.get("role") or "").split()


def _ids_at(link: Element) -> Iterator[str]:
    """Yield the ids by which a link back could lead to a mark."""
    for each in (link, link.getparent(), *link[:1]):
        if each is not None:
            yield from (name for name in (each.get("id"), each.get("name")) if name)


def _answered(
    root: Element, marks: dict[str, set[str]], backs: set[str], links: list[tuple[str, Element]]
) -> Iterator[Element]:
    """Yield the elements that marks lead to and that have a link back to such a mark."""
    if not marks:
        return
    returning = {link for target, link in links if target in backs}
    open_notes: list[tuple[Element, int]] = []
    size = 0
    held: set[Element] = set()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            size += len(element.text or "")
            if _named(element, marks):
                open_notes.append((element, size))
            if element in returning and open_notes:
                held.add(open_notes[-1][0])
        else:
            if open_notes and open_notes[-1][0] is element:
                _, start = open_notes.pop()
                if element in held and size - start < _LARGEST:
                    yield element
            size += len(element.tail or "")


def parts_of(notes: Element) -> list[str]:
    """Return the words of each note in an element, or of all together if it has no parts."""
    inner = list(notes.iter("li")) or [each for each in notes.iter(*_HOLDERS) if _is_single(each)]
    parts = [words for each in inner if (words := words_of(each))]
    whole = words_of(notes)
    is_all = _MOST_OF * len(whole) <= sum(map(len, parts)) <= len(whole)
    return parts if is_all else [whole]


def _is_single(element: Element) -> bool:
    classes = (element.get("class") or "").split()
    return not _SINGLE.isdisjoint((*_roles(element), *classes))


def _named(element: Element, marks: dict[str, set[str]]) -> bool:
    """Return whether an element, or an anchor at its beginning, is what a mark leads to."""
    return element.tag in _HOLDERS and any(name in marks for name in _ids_in(element))


def _ids_in(element: Element) -> Iterator[str]:
    """Yield the ids of an element and of the anchors at its beginning."""
    for each in islice(element.iter(), 4):
        yield from (name for name in (each.get("id"), each.get("name")) if name)
        if (each.text or "").strip():
            return


def is_back(link: Element) -> bool:
    """Return whether a link is marked as one from a note back to the text."""
    return not _BACK_ROLES.isdisjoint(_roles(link))
