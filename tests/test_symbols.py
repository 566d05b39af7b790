from __future__ import annotations

import json

import pytest

from argmap.symbols import CONTROL, escaped_json, in_shell, visible, visible_data

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"]


@pytest.mark.parametrize("sign", CONTROLS)
def test_every_control_character_has_a_symbol(sign: str) -> None:
    assert visible(f"a{sign}b").isprintable()
    assert len(visible(f"a{sign}b")) == 3
    assert sign == "\r" or CONTROL.search(sign)


def test_text_is_shown_as_it_is() -> None:
    assert visible("a\tb\nc ä “…” \u00a0\u202f\U0001f600") == "a\tb\nc ä “…” \u00a0\u202f\U0001f600"
    assert visible("\x1b[1m\x7f") == "␛[1m␡"


def test_what_is_no_character_can_be_printed() -> None:
    assert visible("x\udce9.txt").encode() == "x\ufffd.txt".encode()


def test_data_is_made_visible_at_any_depth() -> None:
    assert visible_data({"a": ("\x07", [1, None])}) == {"a": ["␇", [1, None]]}


def test_escaped_json_says_the_same() -> None:
    text = json.dumps({"a": "\x1b\x9b\x7f\udce9é"}, ensure_ascii=False)
    assert json.loads(escaped_json(text)) == json.loads(text)
    assert escaped_json(text).isprintable()


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("corpus/a.txt", "corpus/a.txt"),
        ("corpus/a b.txt", "'corpus/a b.txt'"),
        ("a;rm -rf x.txt", "'a;rm -rf x.txt'"),
        ("-a.txt", "./-a.txt"),
        ("a'b.txt", "'a'\"'\"'b.txt'"),
    ],
)
def test_a_path_is_one_word_of_a_command(path: str, word: str) -> None:
    assert in_shell(path) == word
