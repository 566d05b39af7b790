"""The words of a paragraph in Word, with the places of its notes, images, links and deletions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from argmap.documents.piece import Element
from argmap.documents.runs import Runs
from argmap.documents.word.fields import Fields, choice_of, link_of, symbol_of
from argmap.documents.word.formulas import formula
from argmap.documents.word.package import M, R, W, value
from argmap.documents.word.pictures import pictures
from argmap.documents.word.shading import is_on_ground
from argmap.documents.word.styles import Look, Styles

EITHER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
DELETED = (f"{W}del", f"{W}cellDel")
MOVED = f"{W}moveFrom"  # its words are where they were moved to
_EMOJI = "symEx"  # of a newer set of names
_CHARACTERS = dict(
    zip("tab ptab br cr noBreakHyphen softHyphen".split(), "\t\t\n\n-\u00ad", strict=True)
)
_NOTES = {
    "footnoteReference": "footnote",
    "endnoteReference": "footnote",
    "commentReference": "comment",
}


@dataclass
class Reader:
    """What the words of a paragraph depend on, and the fields that are open."""

    styles: Styles
    links: Mapping[str, str] = field(default_factory=dict)  # addresses by their ids
    notes: Mapping[tuple[str, str], str] = field(default_factory=dict)  # by reference and id
    drawn: Mapping[str, str] = field(default_factory=dict)  # words of diagrams by their ids
    fields: Fields = field(default_factory=Fields)

    def add(self, paragraph: Element, runs: Runs) -> None:
        """Add the words of a paragraph."""
        if address := self.fields.address:
            runs.open_link(address)
        self._walk(paragraph, runs, value(paragraph, "pPr/pStyle") or self.styles.default)

    def _walk(self, element: Element, runs: Runs, style: str) -> None:
        for child in element:
            if child.tag == f"{W}r":
                look = self.styles.look(style, child.find(f"{W}rPr"))
                if look.is_white and not is_on_ground(child, self.styles):
                    look = replace(look, form="hidden text")
                self._run(child, runs, look)
            elif child.tag in DELETED:
                runs.leave_out("tracked deletion", deleted_words(child))
            elif child.tag == EITHER:
                self._either(child, runs, partial(self._walk, style=style))
            elif child.tag in _LINKS:
                self._link(child, runs, style)
            elif child.tag.startswith(M):
                self._words(formula(child), runs, Look("", ""))
            elif child.tag not in _NO_WORDS:
                self._walk(child, runs, style)

    def _link(self, element: Element, runs: Runs, style: str) -> None:
        """Add the words of a link or of a field that is one element."""
        address = link_of(str(element.get(f"{W}instr") or ""))
        address = self.links.get(str(element.get(f"{R}id")), address)
        place = element.get(f"{W}anchor")
        if address:
            runs.open_link(f"{address}#{place}" if place and "#" not in address else address)
        self._walk(element, runs, style)
        if element.find(f".//{W}r") is None:
            code = str(element.get(f"{W}instr") or "")
            self._shown_by_code(code, runs, self.styles.look(style, None))
        if address:
            runs.close_link()

    def _run(self, element: Element, runs: Runs, look: Look) -> None:
        for child in element:
            name = child.tag.removeprefix(W)
            if child.tag == f"{W}t":
                self._words(child.text or "", runs, look)
            elif name in _CHARACTERS:
                self._words(_CHARACTERS[name], runs, look)
            elif name in _NOTES:
                runs.leave_out(_NOTES[name], self.notes.get((name, str(child.get(f"{W}id"))), ""))
            elif child.tag == EITHER:
                self._either(child, runs, partial(self._run, look=look))
            else:
                self._other(child, runs, look)

    def _other(self, child: Element, runs: Runs, look: Look) -> None:
        """Add what is rare in a run: symbols, signs of fields, pictures, words above words."""
        name = child.tag.rsplit("}", 1)[-1]
        if name in ("sym", _EMOJI):
            self._symbol(child, runs, look)
        elif name == "fldChar":
            self._sign(child, runs, look)
        elif name == "instrText":
            self.fields.instruct(child.text or "")
        elif name in ("drawing", "pict", "object"):
            for words in pictures(child, self.drawn):
                runs.leave_out("image", words)
        elif name == "ruby":
            self._ruby(child, runs)
        elif name == "delText":
            runs.leave_out("tracked deletion", child.text or "")

    def _words(self, text: str, runs: Runs, look: Look) -> None:
        if text and not self.fields.in_code:
            self.fields.say()
            runs.add(text, look.form, look.font)

    def _symbol(self, child: Element, runs: Runs, look: Look) -> None:
        named = {key.rsplit("}", 1)[-1]: str(text) for key, text in child.attrib.items()}
        try:
            code = int(named.get("char", ""), 16)
        except ValueError:
            return
        if not self.fields.in_code:
            runs.add_symbol(named.get("font", ""), code, look.form)

    def _sign(self, child: Element, runs: Runs, look: Look) -> None:
        before, kind = self.fields.address, str(child.get(f"{W}fldCharType"))
        ended = self.fields.sign(kind, choice_of(child))
        self._words(ended.shown, runs, look)
        self._shown_by_code(ended.code, runs, look)
        after = self.fields.address if not self.fields.in_code else ""
        if after and (kind == "separate" or after != before):
            runs.open_link(after)
        elif kind == "end" and before:
            runs.close_link()

    def _shown_by_code(self, code: str, runs: Runs, look: Look) -> None:
        """Add the character of a field that has no result because its code says which it is."""
        if (found := symbol_of(code)) and not self.fields.in_code:
            runs.add_symbol(found[0] or look.font, found[1], look.form)

    def _either(self, element: Element, runs: Runs, add: Callable[[Element, Runs], None]) -> None:
        """Add the first of several forms that this program could show."""
        for form in element:
            if any(each.tag != f"{W}rPr" for each in form):
                add(form, runs)
                return

    def _ruby(self, element: Element, runs: Runs) -> None:
        base, above = element.find(f"{W}rubyBase"), element.find(f"{W}rt")
        if base is not None:
            self._walk(base, runs, self.styles.default)
        if above is not None:
            runs.leave_out("missed words", "".join(each.text or "" for each in above.iter(f"{W}t")))


_LINKS = (f"{W}hyperlink", f"{W}fldSimple")
_NO_WORDS = {MOVED, f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}sdtEndPr"}


def deleted_words(element: Element) -> str:
    """Return the words that a tracked change took out."""
    words = element.iter(f"{W}delText", f"{W}t")
    return "".join(each.text or "" for each in words)
