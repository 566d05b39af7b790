from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.annotation.edit.changes import split_lines
from argmap.annotation.read.problems import line_texts

TEXTS = st.text(st.sampled_from("ab#>- \n\r\x0b\x0c\x85\u2028\u2029"), max_size=30)


def test_lines_end_at_lf_crlf_and_cr_and_nowhere_else() -> None:
    assert line_texts("a\nb\r\nc\rd\x0be\x0cf\x85g\u2028h\u2029i") == [
        "a",
        "b",
        "c",
        "d\x0be\x0cf\x85g\u2028h\u2029i",
    ]


@given(TEXTS)
def test_the_lines_of_a_text_join_to_the_text(text: str) -> None:
    assert "".join(words + end for words, end in split_lines(text)) == text


@given(TEXTS)
def test_both_ways_to_split_agree(text: str) -> None:
    assert line_texts(text) == [words for words, _ in split_lines(text)]
