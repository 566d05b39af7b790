"""The fonts and styles that an RTF document names at its head."""

from dataclasses import dataclass, field

from argmap.documents.rich_text.tokens import of_character_set

_SYMBOLS = 2  # the character set of fonts with codes of their own


@dataclass
class Fonts:
    """Fonts by number, with their names and encodings; and the names of styles."""

    encoding: str = "cp1252"  # of the document
    default: int = -1
    current: int = -1  # the font or style that the table names last
    style: int = 0
    styles: dict[int, str] = field(default_factory=dict)
    _table: str = ""
    _names: dict[int, str] = field(default_factory=dict)
    _encodings: dict[int, str] = field(default_factory=dict)
    _symbolic: set[int] = field(default_factory=set)

    def enter(self, name: str) -> None:
        """Begin a table of the head, or another group without words."""
        if name in ("fonttbl", "stylesheet"):
            self._table, self.style = name, 0
        elif name in ("colortbl", "info", "pict", "listtable"):
            self._table = ""

    def add(self, text: str) -> None:
        """Take words of a table: the name of a font or a style, which ends with a semicolon."""
        names = {"fonttbl": self._names, "stylesheet": self.styles}.get(self._table)
        if names is None:
            return
        number = self.current if self._table == "fonttbl" else self.style
        names[number] = (names.get(number, "") + text)[:200]

    def set_character_set(self, number: int | None) -> None:
        """Take the character set of the font that is named."""
        self._encodings[self.current] = of_character_set(number)
        if number == _SYMBOLS:
            self._symbolic.add(self.current)

    def set_code_page(self, number: int | None) -> None:
        """Take the code page of the font that is named."""
        if number:
            self._encodings[self.current] = f"cp{number}"

    def encoding_of(self, font: int) -> str:
        """Return the encoding of text in a font."""
        if font in self._symbolic:
            return "latin-1"
        return self._encodings.get(self.default if font < 0 else font) or self.encoding

    def name_of(self, font: int) -> str:
        """Return the name of a font whose characters are not those of their codes; or ""."""
        name = self._names.get(font, "").split(";")[0].strip()
        return name if font in self._symbolic or name.lower() == "symbol" else ""
