"""Characters of the fonts Symbol and Wingdings, whose codes are not those of Unicode."""

import re

_SYMBOL = dict(
    zip(
        (*range(0x20, 0x7F), *range(0xA0, 0xFF)),
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈"
        "®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\0〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
        strict=True,
    )
)
_WINGDINGS = {
    0x20: " ",
    0x4A: "☺",
    0x4C: "☹",
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x75: "◆",
    0x76: "❖",
    0xA7: "▪",
    0xA8: "◻",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE8: "➔",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_FONTS: dict[str, dict[int, str]] = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE_TEXT = re.compile("[\ue000-\uf8ff]")
_PRIVATE = range(0xE000, 0xF900)


def symbol(font: str, code: int) -> str:
    """Return the character that a font shows for a code, of which F000 may be a part; or ""."""
    private = code in _PRIVATE
    table = _FONTS.get(font.strip().lower())
    if table is not None and (private or code < 0x100):
        return table.get(code - 0xF000 if private else code, "").strip("\0")
    return "" if private or not 0x20 <= code < 0x110000 else chr(code)


def is_symbolic(text: str, font: str) -> bool:
    """Return whether some characters of a text are not what their codes say."""
    return bool(_PRIVATE_TEXT.search(text)) or font.strip().lower() in _FONTS
