from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.annotation.edit.changes import Edits, split_lines

LINE = st.text(st.sampled_from("ab#>- \x0b\x0c\x85\u2028"), max_size=5)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
TEXTS = st.tuples(st.lists(st.tuples(LINE, ENDS), max_size=8), LINE).map(
    lambda parts: "".join(words + end for words, end in parts[0]) + parts[1],
)


@given(TEXTS)
def test_without_edits_every_byte_stays(text: str) -> None:
    assert Edits().made(text) == text
    assert list(Edits().shown(text)) == []


@given(TEXTS, st.data())
def test_an_edit_changes_only_its_own_lines(text: str, data: st.DataObject) -> None:
    lines = split_lines(text)
    numbers = st.sets(st.integers(1, max(1, len(lines))), max_size=3)
    changed, removed = data.draw(numbers), data.draw(numbers)
    edits = Edits()
    for number in changed:
        edits.change(number, "new")
    edits.remove(removed)
    kept = [
        ("new" if number in changed else words) + end
        for number, (words, end) in enumerate(lines, start=1)
        if number not in removed
    ]
    assert edits.made(text) == "".join(kept)


@given(TEXTS, st.integers(1, 9), ENDS)
def test_removing_an_added_line_restores_the_text(text: str, before: int, end: str) -> None:
    text += "last" + end
    before = min(before, len(split_lines(text)) + 1)
    edits, back = Edits(), Edits()
    edits.add(before, ["new"])
    back.remove([before])
    assert back.made(edits.made(text)) == text


def test_a_line_added_after_an_unfinished_last_line_completes_it_first() -> None:
    edits = Edits()
    edits.add(3, ["c"])
    assert edits.made("a\r\nb") == "a\r\nb\r\nc\r\n"


def test_an_added_line_has_the_line_ending_of_the_line_before_it() -> None:
    edits = Edits()
    edits.add(2, ["x"])
    edits.add(3, ["y"])
    assert edits.made("a\r\nb\nc\n") == "a\r\nx\r\nb\ny\nc\n"


def test_changes_are_shown_with_old_and_new_line_numbers() -> None:
    edits = Edits()
    edits.add(1, ["x"])
    edits.change(2, "B")
    edits.remove([3])
    assert [str(change) for change in edits.shown("a\nb\nc\nd\n")] == [
        "    1 + x",
        "    2 - b",
        "    3 + B",
        "    3 - c",
    ]


def test_an_added_line_does_not_join_the_line_ending_below_it() -> None:
    edits = Edits()
    edits.add(1, ["x"])
    assert edits.made("\n\rlast\r") == "x\n\n\rlast\r"
