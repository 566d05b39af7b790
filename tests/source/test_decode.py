"""Bytes that are text, and bytes that are refused."""

from __future__ import annotations

import pytest

from argmap.model import SourceError
from argmap.source.decode import decode, line_starts, odd_characters


def test_utf8_with_or_without_a_bom_and_utf16_with_one_decode_to_the_same_text() -> None:
    text = "Der Zoll fällt.\r\nÜber Nacht.\n"
    forms = [
        text.encode(),
        b"\xef\xbb\xbf" + text.encode(),
        text.encode("utf-16"),
        b"\xfe\xff" + text.encode("utf-16-be"),
    ]
    assert {decode(form, "x.txt") for form in forms} == {text}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"The fee\nrose by \x80 40.\n", "x.txt:2: byte 17 of the file (0x80) is not UTF-8"),
        ("The fee rose.\n".encode("utf-16-le"), "x.txt:1: a NUL character"),
        (b"\x89PNG\r\n\x1a\n", "x.txt:1: byte 1"),
        (b"  \n", "contains no text"),
        (b"a" * (1024 * 1024 + 1), "x.txt:1: this line has 1,048,577 characters"),
    ],
)
def test_anything_else_is_refused_with_the_line_and_the_next_step(data: bytes, words: str) -> None:
    with pytest.raises(SourceError) as refused:
        decode(data, "x.txt")
    assert words in str(refused.value)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_beyond_the_limit_is_named_anywhere_and_one_at_the_limit_is_read(
    end: str,
) -> None:
    longest = "a" * (1024 * 1024)
    assert decode(end.join(["one", longest, "three", longest]).encode(), "x.txt")
    with pytest.raises(SourceError, match=r"x\.txt:4: this line has 1,048,577 characters"):
        decode(end.join(["one", longest, "three", longest + "b", "five"]).encode(), "x.txt")


def test_lines_end_at_lf_crlf_and_cr_only() -> None:
    assert line_starts("a\nb\r\nc\rd\x85e\u2028f\x0bg\x0ch") == (0, 2, 5, 7)


def test_text_that_was_read_in_the_wrong_encoding_causes_a_warning() -> None:
    text = "The fee rose.\nThe minister’s cafÃ© is closed.\n"
    assert [
        (each.line, each.col, each.level)
        for each in odd_characters(text, "x.txt", line_starts(text))
    ] == [(2, 19, "warning")]


def test_plain_accents_cause_no_warning() -> None:
    text = "São Tomé, façade, naïve, Ångström, “quoted”…\n"
    assert not list(odd_characters(text, "x.txt", line_starts(text)))


@pytest.mark.parametrize(
    "sign", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x1d", "\x7f", "\x85", "\x9b"]
)
def test_a_control_character_is_reported_with_its_place(sign: str) -> None:
    text = f"The fee rose.\nIt is{sign} due.\n"
    (found,) = odd_characters(text, "x.txt", line_starts(text))
    assert (found.line, found.col, found.level) == (2, 6, "warning")
    assert found.message == f"a control character (U+{ord(sign):04X})"


def test_one_warning_names_all_control_characters_of_a_line() -> None:
    text = "a\x07b\x1bc\x9b\td\n"
    (found,) = odd_characters(text, "x.txt", line_starts(text))
    assert found.message == "a control character (U+0007), and 2 more in this line"


def test_tabs_and_line_ends_are_text() -> None:
    text = "a\tb\r\nc\rd\n"
    assert not list(odd_characters(text, "x.txt", line_starts(text)))


@pytest.mark.parametrize("data", [b"caf\xe9", b"a\x00b"])
def test_the_advice_to_convert_a_file_can_be_copied(data: bytes) -> None:
    with pytest.raises(SourceError) as refused:
        decode(data, "my texts/a;b.txt")
    assert "-t UTF-8 'my texts/a;b.txt' > converted.txt" in str(refused.value)
