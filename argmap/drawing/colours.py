"""The colours of page, map and picture: the one table from which CSS and SVG take them."""

import re
from collections.abc import Mapping

# Name: in the light theme, in the dark theme. In CSS the name is a custom property: --claim.
COLOURS = {
    "map": ("#f4f6f8", "#12161c"),  # the background of the map
    "panel": ("#fff", "#1a212a"),  # the background of everything else
    "ink": ("#1b2430", "#e7ebf1"),
    "muted": ("#566273", "#a3afbd"),
    "edge": ("#d3dae2", "#364250"),
    "soft": ("#eef2f6", "#232c37"),  # under the pointer
    "claim": ("#12509c", "#8bb8ff"),
    "evidence": ("#0b7a68", "#3fd6a8"),
    "conclusion": ("#2b2b33", "#f4f4f6"),
    "rebuttal": ("#b23a00", "#ff8a50"),
    "inverse": ("#fff", "#14181e"),  # words on a filled header
    "flag": ("#8a5200", "#ffc65c"),
    "flag-ground": ("#ffedc2", "#3b2f10"),
    "chosen": ("#fff1c9", "#4a3d12"),  # the background of a selected sentence
    "error": ("#a3162e", "#ff9aa8"),
    "error-ground": ("#fde8ea", "#43202a"),
    "warning-sign": ("#f6b300", "#f6b300"),
    "warning-sign-ink": ("#000", "#000"),
    "error-sign": ("#a3162e", "#a3162e"),
    "error-sign-ink": ("#fff", "#fff"),
    "focus": ("#12509c", "#8bb8ff"),
}
LIGHT = {name: light for name, (light, _) in COLOURS.items()}
DARK = {name: dark for name, (_, dark) in COLOURS.items()}


def properties(dark: str) -> str:
    """Return the colours as custom properties; `dark` is the selector of the dark theme."""
    other = {name: colour for name, colour in DARK.items() if colour != LIGHT[name]}
    return f":root {{ {_listed(LIGHT)} color-scheme: light; }}\n" + dark.replace(
        "COLOURS", f"{_listed(other)} color-scheme: dark;"
    )


def _listed(colours: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


def resolved(style: str) -> str:
    """Return a style with the light colours in place of `var(--name)`, for programs without it."""
    return re.sub(r"var\(--([a-z-]+)\)", lambda found: LIGHT[found[1]], style)
