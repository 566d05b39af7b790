"""The text and the comments of a DOCX: one walk over the text gives the places of comments.

Deleted words are left out of text and places, inserted ones are in them. A comment without a range
in the text, as in a footnote, has no place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from argmap.interop.guard import clean, refuse, xml_of
from argmap.model import Span

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_LEFT_OUT = {f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText")}
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
_DEEPEST = 200


@dataclass(slots=True)
class Comment:
    """A comment: who wrote what and when, where, and which other it answers."""

    id: str
    author: str
    date: str
    text: str
    paragraph: str = ""  # the name of its last paragraph, by which a reply names it
    parent: str = ""  # the id of the comment that it answers, if the file says so
    span: Span | None = None
    holder: str | None = None  # what it is about, if argmap wrote it

    def signed(self) -> str:
        """Return its words on one line, with author and day."""
        words = " ".join(self.text.split())
        day = self.date[:10]
        who = ", ".join(filter(None, (self.author, day)))
        return f"{words} ({who})" if words and who else words


def read_text_of(
    parts: Mapping[str, bytes], path: str
) -> tuple[str, dict[str, Span], dict[str, str]]:
    """Return the text, the places of comments by id, and title and subtitle."""
    if "word/document.xml" not in parts:
        refuse(path, "", "this is no Word document", "save it as .docx")
    body = xml_of(parts["word/document.xml"], path).find(f"{_W}body")
    if body is None:
        refuse(path, "", "its text is missing", "save it again")
    head = {"title": _title(parts, path)}
    walk = _Walk()
    paragraphs = list(_paragraphs(body))
    while paragraphs and (style := _style(paragraphs[0])) in ("Title", "Subtitle"):
        shown = _words_of(paragraphs[0])
        if style == "Title" and shown != head["title"]:
            break
        head[style] = shown
        paragraphs.pop(0)
    for number, each in enumerate(paragraphs):
        if number:
            walk.add("\n")
        walk.into(each, 0)
    return walk.text(), walk.places(), head


class _Walk:
    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._at = 0
        self._starts: dict[str, int] = {}
        self._places: dict[str, Span] = {}

    def add(self, words: str) -> None:
        self._pieces.append(words)
        self._at += len(words)

    def into(self, element: Element, depth: int) -> None:
        if depth > _DEEPEST:
            return
        for each in element:
            name = each.get(f"{_W}id") or ""
            if each.tag == f"{_W}commentRangeStart":
                self._starts.setdefault(name, self._at)
            elif each.tag == f"{_W}commentRangeEnd":
                if name in self._starts:
                    self._places[name] = (self._starts[name], self._at)
            elif each.tag == f"{_W}t":
                self.add(clean(each.text or ""))
            elif each.tag in _SIGNS:
                self.add(_SIGNS[each.tag])
            elif each.tag in _LEFT_OUT:
                self._marks_in(each)
            else:
                self.into(each, depth + 1)

    def _marks_in(self, element: Element) -> None:
        """Take the ends of comments in what is left out: they are where it would be."""
        for each in element.iter():
            name = each.get(f"{_W}id") or ""
            if each.tag == f"{_W}commentRangeStart":
                self._starts.setdefault(name, self._at)
            elif each.tag == f"{_W}commentRangeEnd" and name in self._starts:
                self._places[name] = (self._starts[name], self._at)

    def text(self) -> str:
        return "".join(self._pieces)

    def places(self) -> dict[str, Span]:
        return {name: span for name, span in self._places.items() if span[0] < span[1]}


def _paragraphs(element: Element) -> Iterator[Element]:
    """Yield the paragraphs of a text, those in tables and frames too, in order."""
    for each in element:
        if each.tag == f"{_W}p":
            yield each
        elif each.tag not in _LEFT_OUT:
            yield from _paragraphs(each)


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return (style.get(f"{_W}val") or "") if style is not None else ""


def _words_of(paragraph: Element) -> str:
    walk = _Walk()
    walk.into(paragraph, 0)
    return walk.text()


def _title(parts: Mapping[str, bytes], path: str) -> str:
    data = parts.get("docProps/core.xml")
    if data is None:
        return ""
    found = xml_of(data, path).find("{http://purl.org/dc/elements/1.1/}title")
    return clean(found.text or "") if found is not None else ""


def read_comments(parts: Mapping[str, bytes], path: str) -> list[Comment]:
    """Return the comments of a document, without their places. Raises ImportFileError."""
    data = parts.get("word/comments.xml")
    if data is None:
        return []
    found = []
    for each in xml_of(data, path).iter(f"{_W}comment"):
        paragraphs = list(each.iter(f"{_W}p"))
        found.append(
            Comment(
                each.get(f"{_W}id") or "",
                clean(each.get(f"{_W}author") or ""),
                clean(each.get(f"{_W}date") or ""),
                "\n".join(map(_words_of, paragraphs)),
                paragraphs[-1].get(f"{_W14}paraId") or "" if paragraphs else "",
            )
        )
    _name_parents(found, parts.get("word/commentsExtended.xml"), path)
    return found


def _name_parents(comments: list[Comment], data: bytes | None, path: str) -> None:
    if data is None:
        return
    by_paragraph = {each.paragraph: each for each in comments if each.paragraph}
    for each in xml_of(data, path).iter(f"{_W15}commentEx"):
        own = by_paragraph.get(each.get(f"{_W15}paraId") or "")
        parent = by_paragraph.get(each.get(f"{_W15}paraIdParent") or "")
        if own and parent and own is not parent:
            own.parent = parent.id
