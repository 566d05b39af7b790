"""Raised characters: which are exponents or text, and which are marks of notes."""

import pytest

from argmap.documents.raised import raised


@pytest.mark.parametrize(
    ("before", "own"),
    [
        ("fell from 300", "2"),
        ("a fall of 50%", "3"),
        ("the policy.", "4"),
        ("the policy", "4"),
        ("the council", "12"),
        ("he said so,”", "5"),
        ("in 2021", "1"),
        ("for 1,900", "7"),
        ("of 3.10", "2"),
        ("of 110", "2"),
        ("the town", "[3]"),
        ("the town", "[citation needed]"),
        ("the town", "1,2"),
        ("the town", "2, 3"),
        ("the town", "2–4"),
        ("the town", "*"),
        ("the town", "†"),
        ("the town", "a"),
        ("of 300", "a"),
        ("vitamin C", "3"),
        ("(see the report)", "2"),
        ("m^2", "3"),
        ("CO2", "3"),
        ("the plan ", "3"),
        ("", "1"),
        ("the court's", "2"),
        ("a group of 2", "3"),
        ("a group of 12", "32"),
        ("a group of 5", "12"),
        ("as shown in Table 2", "12"),
        ("after World War 2", "14"),
        ("a rise of 1.2", "12"),
        ("on 1/2", "12"),
    ],
)
def test_marks_of_notes(before: str, own: str) -> None:
    assert raised(before, own) is None


@pytest.mark.parametrize(
    ("before", "own", "written"),
    [
        ("10", "6", "^6"),
        ("3 × 10", "-9", "^-9"),
        ("1.5×10", "12", "^12"),
        ("at 10", "−3", "^−3"),
        ("12 m", "2", "^2"),
        ("40 km", "2", "^2"),
        ("per cm", "3", "^3"),
        ("kg/m", "3", "^3"),
        ("5 in", "2", "^2"),
        ("m s", "−1", "^−1"),
        ("x", "2", "^2"),
        ("R", "2", "^2"),
        ("E = mc", "2", "^2"),
        ("there are 2", "32", "^32"),
        ("2", "64", "^64"),
        ("(2", "16", "^16"),
        ("a space of 2", "128", "^128"),
        ("The 2", "20", "^20"),
        ("n = 2", "8", "^8"),
        ("2 × 3", "4", "^4"),
        ("(1 + r)", "5", "^5"),
        ("2", "n", "^n"),
        ("x", "n", "^n"),
        ("Ca", "2+", "^2+"),
        ("Na", "+", "+"),
        ("the 1", "st", "st"),
        ("May 22", "nd", "nd"),
        ("the 3", "rd", "rd"),
        ("19", "th", "th"),
        ("le 1", "er", "er"),
        ("XIX", "e", "e"),
        ("N", "o", "o"),
        ("n", "os", "os"),
        ("M", "me", "me"),
        ("D", "r", "r"),
        ("Brand", "TM", "TM"),
        ("Brand", "®", "®"),
        ("Brand", "™", "™"),
        ("n", "th", "th"),
        ("The word", "edited by us", " edited by us"),
        ("M", "lle", "lle"),
        ("C", "ie", "ie"),
        ("XIX", "ème", "ème"),
        ("the four", "th", "th"),
        ("It is the", "new", " new"),
        ("The app", "beta", " beta"),
        ("our Plan", "Pro", " Pro"),
        ("Take 4", "1/2", " 1/2"),
        ("Take 12", "3⁄4", " 3⁄4"),
        ("Take 3", "½", " ½"),
        ("Take ", "1/2", "1/2"),
        ("about", "1/2", " 1/2"),
        ("x", "1/2", "^(1/2)"),
    ],
)
def test_what_is_text(before: str, own: str, written: str) -> None:
    assert raised(before, own) == written


@pytest.mark.parametrize(
    ("before", "own", "after", "written"),
    [
        ("3", "1", "/2", " 1"),
        ("", "1", "⁄4", "1"),
        ("20", "o", "C", "°"),
        ("at 20 ", "0", "C", "°"),
        ("the ", "14", "C", "14"),
        ("a", "2", " + ", "^2"),
        ("that I", "2", " = ", "^2"),
        ("vitamin C", "2", " and", None),
        ("the plan", "2", " = ", None),
        ("the ", "14", " Years", None),
        ("a code of 2", "8", " = 256", "^8"),
        ("by 16", "4", " ≈ 65,000", "^4"),
        ("by 300", "2", " and", None),
        ("an area of x", "2", "½", "^2 "),
        ("3 km", "2", "¼", "^2 "),
        ("10", "6", "5", "^6 "),
        ("the", "new", "rule", " new "),
    ],
)
def test_what_follows_counts(before: str, own: str, after: str, written: str | None) -> None:
    assert raised(before, own, after) == written


@pytest.mark.parametrize(
    ("before", "own", "written"),
    [
        ("It took 4", "1/2", " 1/2"),
        ("It took 4 ", "1/2", "1/2"),
        ("It took ", "3/4", "3/4"),
        ("It took 12", "3⁄4", " 3⁄4"),
        ("k = x", "1/2", "^(1/2)"),
        ("It took 10", "1/2", " 1/2"),
    ],
)
def test_a_raised_fraction_is_a_part_of_a_number_or_an_exponent(
    before: str, own: str, written: str
) -> None:
    assert raised(before, own) == written
