"""Signs and shapes of the map as SVG paths: the one source for picture, canvas and style."""

import re

from argmap.layout.text_metrics import CARD_WIDTH

# The sign of a role, centred on 0, 0, ten pixels wide; holes by the even-odd rule.
ROLE_SIGNS = {
    "claim": "M4.3 0a4.3 4.3 0 1 1-8.6 0a4.3 4.3 0 1 1 8.6 0z",
    "evidence": "M-4 -5h5.2l2.8 3v7h-8zM-2.2 -.8v1h4.4v-1zM-2.2 1.8v1h4.4v-1z",
    "conclusion": "M1.6 -2.8a1.6 1.6 0 1 1-3.2 0a1.6 1.6 0 1 1 3.2 0z"
    "M-1.4 2.5a1.6 1.6 0 1 1-3.2 0a1.6 1.6 0 1 1 3.2 0z"
    "M4.6 2.5a1.6 1.6 0 1 1-3.2 0a1.6 1.6 0 1 1 3.2 0z",
    "rebuttal": "M-4.5 -3l1.5-1.5l3 3l3-3l1.5 1.5l-3 3l3 3l-1.5 1.5l-3-3l-3 3l-1.5-1.5l3-3z",
}
# The sign of a flag, centred on 0, 0: an octagon, a triangle, a disc.
FLAG_SIGNS = {
    "error": "M-5 -12h10l7 7v10l-7 7h-10l-7-7v-10z",
    "warning": "M0 -12l13 22.3h-26z",
    "note": "M8.5 0a8.5 8.5 0 1 1-17 0a8.5 8.5 0 1 1 17 0z",
}
# The end of a link that comes from the left: an arrow, a bar, a dot on another link.
TIPS = {
    "support": "M1.5 0l-10-4.7v9.4z",
    "attack": "M0-9v18",
    "undercut": "M5.5 0a5.5 5.5 0 1 1-11 0a5.5 5.5 0 1 1 11 0z",
}
CROSS = "M-3-3l6 6m0-6l-6 6"
_START = re.compile(r"M(-?[\d.]+) (-?[\d.]+)")


def outline(role: str, height: int) -> str:
    """Return a card's outline from 0, 0: the corners show the role, as the colour does."""
    if role == "claim":
        return f"M9 0h{CARD_WIDTH - 18}q9 0 9 9v{height - 18}q0 9-9 9H9q-9 0-9-9V9q0-9 9-9z"
    if role == "evidence":
        return f"M0 0h{CARD_WIDTH - 12}l12 12v{height - 12}H0z"
    if role == "rebuttal":
        across, down = CARD_WIDTH - 24, height - 24
        return f"M12 0h{across}l12 12v{down}l-12 12H12L0 {height - 12}V12z"
    return f"M0 0h{CARD_WIDTH}v{height}H0z"


def header(role: str, depth: int) -> str:
    """Return the band at the top of a card, with the card's corners."""
    if role == "conclusion":
        return f"M0 0h{CARD_WIDTH}v{depth}H0z"
    if role == "claim":
        return f"M0 9q0-9 9-9h{CARD_WIDTH - 18}q9 0 9 9v{depth - 9}H0z"
    corner = "M0 0h12" if role == "evidence" else "M0 12l12-12"
    return f"{corner}h{CARD_WIDTH - 24}l12 12v{depth - 12}H0z"


def sign_styles() -> str:
    """Return the CSS rules that give elements of the page the signs of the roles."""
    return "\n".join(
        f'.glyph.{role} {{ clip-path: path(evenodd, "{_moved(path, 6, 6)}"); }}'
        for role, path in ROLE_SIGNS.items()
    )


def _moved(path: str, right: int, down: int) -> str:
    """Return a path whose parts all start with an absolute `M x y`, moved."""
    return _START.sub(lambda at: f"M{float(at[1]) + right:g} {float(at[2]) + down:g}", path)
