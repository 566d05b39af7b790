from __future__ import annotations

import pytest

from argmap.drawing.colours import DARK, LIGHT

TEXT_COLOURS = "ink muted claim evidence conclusion rebuttal flag error".split()


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=["light", "dark"])
def colours(request: pytest.FixtureRequest) -> dict[str, str]:
    return {"light": LIGHT, "dark": DARK}[request.param]


@pytest.mark.parametrize("name", TEXT_COLOURS)
@pytest.mark.parametrize("ground", ["panel", "map", "soft"])
def test_text_can_be_read_on_every_background(
    colours: dict[str, str], name: str, ground: str
) -> None:
    assert contrast(colours[name], colours[ground]) >= 4.5


@pytest.mark.parametrize(
    ("name", "ground"),
    [("ink", "chosen"), *((name, "flag-ground") for name in ("ink", "flag", "muted"))],
)
def test_text_can_be_read_on_flags_and_chosen_sentences(
    colours: dict[str, str], name: str, ground: str
) -> None:
    assert contrast(colours[name], colours[ground]) >= 4.5


def test_the_words_on_a_filled_header_can_be_read(colours: dict[str, str]) -> None:
    assert contrast(colours["inverse"], colours["conclusion"]) >= 7
    assert contrast(colours["panel"], colours["flag"]) >= 4.5


def test_the_signs_of_flags_stand_out(colours: dict[str, str]) -> None:
    assert contrast(colours["warning-sign-ink"], colours["warning-sign"]) >= 7
    assert contrast(colours["error-sign-ink"], colours["error-sign"]) >= 4.5
