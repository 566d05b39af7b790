"""Patches: made, taken back, and found again after other lines have moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.editing.patches import Hunk, Misfit, inverse, patched, to_patch, unified

LINES = st.lists(
    st.sampled_from(["a", "b", "", "## x claim", "- supports: y"]), max_size=12
).flatmap(
    lambda words: st.tuples(*(st.sampled_from([w + e for e in ("\n", "\r\n")]) for w in words))
)
TEXTS = LINES.map("".join)


@given(TEXTS, TEXTS)
def test_a_patch_makes_the_new_text_and_its_inverse_the_old_one(old: str, new: str) -> None:
    patch = to_patch(old, new)
    assert patched(old, patch) == new
    assert patched(new, inverse(patch)) == old
    again = tuple(Hunk.from_data(each.to_data()) for each in patch)
    assert again == patch


@given(st.integers(0, 9), st.integers(0, 9), st.lists(st.sampled_from(["p\n", "q\n"]), max_size=3))
def test_a_patch_is_taken_back_although_other_lines_have_moved(
    mine: int, theirs: int, added: list[str]
) -> None:
    lines = [f"line {number}\n" for number in range(30)]
    old = "".join(lines)
    first = lines.copy()
    first[mine] = "changed\n"
    both = first.copy()
    both[20 + theirs : 21 + theirs] = added
    only_theirs = lines.copy()
    only_theirs[20 + theirs : 21 + theirs] = added
    moved = "new first line\n" + "".join(both)
    back = patched(moved, inverse(to_patch(old, "".join(first))))
    assert back == "new first line\n" + "".join(only_theirs)


def test_lines_that_are_no_longer_there_are_a_misfit_and_nothing_is_guessed() -> None:
    patch = to_patch("a\nb\nc\n", "a\nB\nc\n")
    found = patched("a\nother\nc\n", inverse(patch))
    assert isinstance(found, Misfit)
    assert (found.theirs, found.yours) == (("other\n",), ("b\n",))


def test_lines_in_two_places_are_a_misfit() -> None:
    patch = to_patch("x\na\ny\n", "x\na\nnew\ny\n")
    twice = "p\na\nnew\ny\nq\na\nnew\ny\n"
    assert isinstance(patched(twice, inverse(patch)), Misfit)


def test_deleted_lines_come_back_only_between_their_neighbours() -> None:
    patch = to_patch("a\nb\ngone\nc\nd\n", "a\nb\nc\nd\n")
    assert patched("z\na\nb\nc\nd\n", inverse(patch)) == "z\na\nb\ngone\nc\nd\n"
    assert isinstance(patched("b\nx\nc\n", inverse(patch)), Misfit)


def test_a_patch_reads_like_a_diff() -> None:
    assert list(unified(to_patch("a\r\nb\r\n", "a\r\nB\r\n"))) == [
        "@@ -1,2 +1,2 @@",
        " a",
        "-b",
        "+B",
    ]
