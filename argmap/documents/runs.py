"""The runs of a paragraph: neighbours of one form are taken together, and put into words or not."""

from dataclasses import dataclass, field

from argmap.documents.piece import DocumentLine
from argmap.documents.raised import raised
from argmap.documents.symbol_fonts import is_symbolic, symbol
from argmap.documents.words import Words

RAISED = "raised"  # a form; the others are "" for plain words and the kinds of what is left out
_TAIL = 60  # characters before raised ones that are looked at


@dataclass
class Runs:
    """The words of one paragraph, collected run by run, as word processors store them."""

    _words: Words = field(default_factory=Words)
    _form: str = ""
    _held: list[str] = field(default_factory=list)  # of the form that is being collected
    _tail: str = ""
    _in_link: bool = False
    _above: str = ""  # raised words, about which what follows decides too

    def add(self, text: str, form: str = "", font: str = "") -> None:
        """Add words of a form; characters of a symbol font become those that it shows."""
        if text and is_symbolic(text, font):
            for each in text:
                self.add_symbol(font, ord(each), form)
        elif text:
            self._take_up(form)
            self._held.append(text)

    def add_symbol(self, font: str, code: int, form: str = "") -> None:
        """Add one character of a font that has codes of its own."""
        if code in (9, 10, 13, 32) or (shown := symbol(font, code)):
            self._take_up(form)
            self._held.append(chr(code) if code <= 32 else shown)
        else:
            self.leave_out("symbol", f"{font or 'no font named'}, U+{code:04X}")

    def leave_out(self, kind: str, text: str) -> None:
        """Remember what was here and is no part of the text."""
        self._settle()
        self._lower("")
        self._words.leave_out(kind, text)

    def open_link(self, address: str) -> None:
        """Begin a link; one inside another is not followed."""
        self.close_link()
        self._words.open_link(address)
        self._in_link = True

    def close_link(self) -> None:
        """End the link that was begun last, if any."""
        self._settle()
        self._lower("")
        if self._in_link:
            self._words.close_link()
        self._in_link = False

    def line(
        self, element: str = "", *, lead: str = "", apart: bool = True, breaks: bool = False
    ) -> DocumentLine:
        """Return what was collected as a line; see `Words.line`."""
        self.close_link()
        return self._words.line(element, lead=lead, apart=apart, breaks=breaks)

    def _take_up(self, form: str) -> None:
        if form != self._form:
            self._settle()
            self._form = form

    def _settle(self) -> None:
        """Put what is held into the words, or among what is left out."""
        held, form = "".join(self._held), self._form
        self._held, self._form = [], ""
        words = held.strip()
        if not held:
            return
        self._lower("" if form else held)
        if not words or not form:
            self._say(held)
            return
        before, after = held[: held.index(words)], held[held.index(words) + len(words) :]
        self._say(before)
        if form == RAISED and not after:
            self._above = words
            return
        if form == RAISED:
            self._lower_now(words, after)
        else:
            self._words.leave_out(form, words)
        self._say(after)

    def _lower(self, after: str) -> None:
        """Put words that were raised where they belong, now that what follows is known."""
        words, self._above = self._above, ""
        if words:
            self._lower_now(words, after)

    def _lower_now(self, words: str, after: str) -> None:
        written = raised(self._tail, words, after)
        if written is None:
            self._words.leave_out("footnote mark", words)
        else:
            self._say(written)

    def _say(self, text: str) -> None:
        if text:
            self._words.add(text)
            self._tail = (self._tail + text)[-_TAIL:]
