"""RTF: words exactly as they are shown, in the encodings of their fonts, and what is left out."""

from __future__ import annotations

import pytest

from argmap.documents.piece import DocumentLine, LeftOut, Target
from argmap.documents.rtf import extract

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}"
    r"{\f1\froman\fcharset2 Symbol;}{\f2\fnil\fcharset204 Arial Cyr;}{\f3\fnil\fcharset128 Gothic;}{\f4\fcharset2 Wingdings;}}"
    r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;\red31\green56\blue100;}{\stylesheet{\s0 Normal;}{\s1\fs32 heading 1;}{\*\cs7 mark;}}"
    r"{\info{\title Not this}{\author Nor that}}"
)


def read(body: str) -> list[DocumentLine]:
    return list(extract(f"{HEAD}{body}}}".encode("latin-1"), "").pieces)


def shown(body: str) -> list[str]:
    return [line.text for line in read(body) if line.text]


def gone(body: str) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for line in read(body) for each in line.left_out]


@pytest.mark.parametrize(
    "body",
    [
        r"{\cf2\highlight3 So it is.}",
        r"{\cf2\chcbpat1 So it is.}",
        r"{\cb3\cf2 So it is.}",
        r"{\cf1 So it is.}",
        r"\pard\cbpat3 {\cf2 So it is.}\par",
        r"\trowd\clcbpat3\cellx900\pard\intbl {\cf2 So it is.}\cell\row",
        r"\cf2\plain So it is.",
    ],
)
def test_white_words_on_a_dark_ground_are_text(body: str) -> None:
    assert (shown(body), gone(body)) == (["So it is."], [])


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (r"The fee rose.\par", "The fee rose."),
        (r"The {\b fee} rose.", "The fee rose."),
        (r"caf\'e9 \'96 \'93yes\'94", "café – “yes”"),
        (r"\u8220?yes\u8221? \u233\'e9", "“yes” é"),
        (r"{\uc2 \u8220\'22\'22yes} {\uc0 \u233 t}", "“yes ét"),
        (r"\u-10179?\u-8704?!", "\U0001f600!"),
        (r"{\f2 \'cf\'f0\'e8\'e2\'e5\'f2}", "Привет"),
        (r"{\f3 \'93\'fa\'96\'7b}", "日本"),
        (r"a {\f1 \'a3 \'b3 b} b", "a ≤ ≥ β b"),
        (r"a {\f1 \u-3933?} b", "a ≤ b"),
        (r"a {\f4 \'fc} b", "a ✓ b"),
        (r"one\line two\tab three\~four\_five\-six", "one\ntwo three four-five\u00adsix"),
        (r"\ldblquote a\rdblquote\emdash\{b\}\\", "“a”—{b}\\"),
        (r"10{\super 6} crowns", "10^6 crowns"),
        (r"40 m\up6 2\up0  wide", "40 m^2 wide"),
        (r"CO{\sub 2} rose", "CO2 rose"),
        (r"{\strike\strike0 not} so", "not so"),
        (r"{\strike\plain not} so", "not so"),
        (r"{\*\unknown words}so", "so"),
        (r"so{\pict\pngblip 89504e47}", "so"),
        (r"{\upr{old}{\*\ud{new}}}", "new"),
        ("a\\bin3 }{}b", "ab"),
        ("two\r\nlines of the file", "twolines of the file"),
    ],
)
def test_words_are_those_that_are_shown(body: str, words: str) -> None:
    assert shown(body) == [words]


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        (r"It is {\strike not }so.", "struck text", "not"),
        (r"It is {\striked1 not }so.", "struck text", "not"),
        (r"It is \strike not\strike0  so.", "struck text", "not"),
        (r"It is {\v not }so.", "hidden text", "not"),
        (r"It is {\cf2 not }so.", "hidden text", "not"),
        (r"It is \cf2 not \cf0 so.", "hidden text", "not"),
        (r"It is {\cf2\b not }so.", "hidden text", "not"),
        (r"It is {\cf2\highlight2 not }so.", "hidden text", "not"),
        (r"It is {\cf2\chcbpat0 not }so.", "hidden text", "not"),
        (r"It is {\deleted not }so.", "tracked deletion", "not"),
        (r"It is{\super 2} so.", "footnote mark", "2"),
        (r"It is{\up6 2} so.", "footnote mark", "2"),
        (r"It is{\super\chftn}{\footnote\pard{\super\chftn} not} so.", "footnote", "not"),
        (
            r"It is{\*\atnid AB}{\*\atnauthor A}{\chatn{\*\annotation\pard not}} so.",
            "comment",
            "not",
        ),
        (r"It is {\*\shppict{\pict\pngblip 8950}}so.", "image", "no description"),
        (r"It is {\f1 \'f0}so.", "symbol", "Symbol, U+00F0"),
    ],
)
def test_what_is_left_out_is_named(body: str, kind: str, words: str) -> None:
    assert shown(body) == ["It is so."]
    assert gone(body) == [(kind, words)]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (r"\pard One.\par Two.\par\par Three.", ["One.", "Two.", "Three."]),
        (r"\pard\s1 Costs\par\pard They rose.\par", ["# Costs", "They rose."]),
        (r"\pard\outlinelevel1 Costs\par\pard They rose.\par", ["## Costs", "They rose."]),
        (r"\pard{\listtext\tab 1.\tab}One\par{\pntext\f1\'b7\tab}Two\par", ["1. One", "- Two"]),
        (r"{\listtext (a)\tab}One\par{\listtext 2.1\tab}Two", ["(a) One", "2.1 Two"]),
        (r"\trowd\intbl Year\cell\intbl Cases\cell\row\intbl 2022\cell\cell\row\pard So.",
         ["Year\tCases", "2022\t", "So."]),
        (r"\trowd\intbl A\par 2021\cell\intbl B\line 2\cell\row\pard So.", ["A 2021\tB 2", "So."]),
        (r"One.{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard In a box.\par}}\par Two.",
         ["In a box.", "One.", "Two."]),
    ],
)  # fmt: skip
def test_blocks_are_apart(body: str, lines: list[str]) -> None:
    assert shown(body) == lines


def test_links_keep_their_addresses() -> None:
    link = r'{\field{\*\fldinst{HYPERLINK "https://example.org/r"}}{\fldrslt{2023 report}}}'
    (line,) = read(rf"See the {link}, {{\field{{\*\fldinst PAGE}}{{\fldrslt 3}}}}.")
    assert line.text == "See the 2023 report, 3."
    assert line.targets == (Target(8, 19, "https://example.org/r"),)


def test_headers_are_named_once_and_page_numbers_are_not() -> None:
    data = rf"{HEAD}{{\header Harbour Office\par}}{{\footer 3}}{{\headerr Harbour Office}}So.}}"
    assert extract(data.encode(), "").left_out == (LeftOut("header or footer", "Harbour Office"),)


@pytest.mark.parametrize("data", [r"{\rtf1 So it", r"{\rtf1{\b So it}"])
def test_a_file_that_ends_in_the_middle_says_so(data: str) -> None:
    found = extract(data.encode(), "")
    assert "ends in the middle" in found.notes[0]
    assert [line.text for line in found.pieces] == ["So it"]


@pytest.mark.parametrize(
    "data", ["{\\rtf1" + "{" * 50_000 + "a", "{\\rtf1" + "}" * 99, "{\\rtf1\\'"]
)
def test_odd_files_raise_nothing(data: str) -> None:
    extract(data.encode(), "")
