"""The words of a paragraph in OpenDocument, with the places of its notes, images and links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from argmap.documents.open_text.names import DRAW, OFFICE, SVG, TABLE, TEXT, XLINK
from argmap.documents.open_text.styles import Properties, Styles, form_of
from argmap.documents.piece import Element
from argmap.documents.runs import Runs

Look: TypeAlias = Properties
_MOST_SPACES = 200
_HIDDEN = f"{TEXT}hidden-text"
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_SHAPE_TEXT = frozenset((f"{DRAW}text-box", f"{TABLE}table"))


@dataclass(frozen=True)
class Reader:
    """What the words of a paragraph depend on."""

    styles: Styles
    deleted: Mapping[str, str] = field(default_factory=dict)  # by the id of the change
    formulas: Mapping[str, str] = field(default_factory=dict)  # by the address of the object

    def add(self, paragraph: Element, runs: Runs) -> None:
        """Add the words of a paragraph."""
        look = self.styles.look("paragraph", str(paragraph.get(f"{TEXT}style-name") or ""))
        if self.styles.is_on_ground(paragraph):
            look = {**look, "around": "dark"}
        if any(each.get(f"{TEXT}is-hidden") == "true"
               for each in paragraph.iter(f"{TEXT}hidden-paragraph")):  # fmt: skip
            look = {**look, "display": "none"}
        self._walk(paragraph, runs, look)

    def _walk(self, element: Element, runs: Runs, look: Look) -> None:
        self._words(element.text, runs, look)
        for child in element:
            self._child(child, runs, look)
            self._words(child.tail, runs, look)

    def _words(self, text: str | None, runs: Runs, look: Look) -> None:
        """Add words; a run of white space in the file is one space, as OpenDocument says."""
        if text:
            plain = "".join(" " if each in " \t\r\n" else each for each in text)
            runs.add(plain, form_of(look), self.styles.font(look))

    def _child(self, child: Element, runs: Runs, look: Look) -> None:
        name = str(child.tag).removeprefix(TEXT)
        if name == "span":
            own = self.styles.look("text", str(child.get(f"{TEXT}style-name") or ""))
            self._walk(child, runs, {**look, **own})
        elif name == "a":
            self._link(child, runs, look)
        elif name in ("s", "tab", "line-break"):
            count = str(child.get(f"{TEXT}c") or "1")
            times = min(int(count), _MOST_SPACES) if count.isdigit() else 1
            sign = {"s": " " * times, "tab": "\t", "line-break": "\n"}[name]
            runs.add(sign, form_of(look))
        elif name == "change":
            runs.leave_out("tracked deletion", self.deleted.get(_change(child), ""))
        else:
            self._apart(child, runs, look)

    def _link(self, element: Element, runs: Runs, look: Look) -> None:
        address = str(element.get(f"{XLINK}href") or "")
        leads_out = bool(address) and not address.startswith("#")
        if leads_out:
            runs.open_link(address)
        self._walk(element, runs, look)
        if leads_out:
            runs.close_link()

    def _apart(self, child: Element, runs: Runs, look: Look) -> None:
        """Leave out what is no part of the sentence; add what other elements contain."""
        if child.tag == f"{TEXT}note":
            body = child.find(f"{TEXT}note-body")
            runs.leave_out("footnote", plain_words(body, self.styles) if body is not None else "")
        elif child.tag == f"{OFFICE}annotation":
            runs.leave_out("comment", plain_words(child, self.styles))
        elif child.tag == _HIDDEN:
            self._hidden(child, runs, look)
        elif child.tag == f"{TEXT}ruby":
            self._ruby(child, runs, look)
        elif str(child.tag).startswith(DRAW):
            self._drawn(child, runs)
        elif child.tag not in (f"{OFFICE}annotation-end", f"{TEXT}tracked-changes"):
            self._walk(child, runs, look)

    def _hidden(self, element: Element, runs: Runs, look: Look) -> None:
        """Leave out what a field hides, unless the field says that it shows it now."""
        words = str(element.get(f"{TEXT}string-value") or "") or "".join(element.itertext())
        if element.get(f"{TEXT}is-hidden") == "false":
            self._words(words, runs, look)
        else:
            runs.leave_out("hidden text", words)

    def _drawn(self, element: Element, runs: Runs) -> None:
        for drawn in element.iter(f"{DRAW}object"):
            if words := self.formulas.get(str(drawn.get(f"{XLINK}href"))):
                runs.add(words)
                return
        for words in _pictures(element):
            runs.leave_out("image", words)

    def _ruby(self, element: Element, runs: Runs, look: Look) -> None:
        for part in element:
            if part.tag == f"{TEXT}ruby-base":
                self._walk(part, runs, look)
            else:
                runs.leave_out("missed words", "".join(part.itertext()))


def plain_words(element: Element, styles: Styles) -> str:
    """Return the words of the paragraphs below an element."""
    found = []
    for paragraph in element.iter(*_PARAGRAPHS):
        runs = Runs()
        Reader(styles).add(paragraph, runs)
        found.append(runs.line().text)
    return " ".join(filter(None, found))


def boxes(paragraph: Element) -> Iterator[Element]:
    """Yield what has paragraphs of its own in the drawings of a paragraph, without notes."""
    for child in paragraph:
        is_shape = str(child.tag).startswith(DRAW) and child.find(f"{TEXT}p") is not None
        if is_shape or child.tag in _SHAPE_TEXT:
            yield child
        elif child.tag not in (f"{TEXT}note", f"{OFFICE}annotation"):
            yield from boxes(child)


def _pictures(element: Element) -> Iterator[str]:
    """Yield what is known of an image or an object in a frame."""
    shown = [
        each
        for each in element.iter(f"{DRAW}image", f"{DRAW}object", f"{DRAW}object-ole")
        if not any(outer.tag == f"{DRAW}text-box" for outer in each.iterancestors())
    ]
    if shown:
        said = [element.findtext(f"{SVG}{name}") for name in ("desc", "title")]
        kind = "an embedded object" if shown[0].tag != f"{DRAW}image" else ""
        yield next(filter(None, said), "") or kind or "no description"


def _change(element: Element) -> str:
    return str(element.get(f"{TEXT}change-id"))
