"""Whatever acts come in whatever order: the file stays valid, and nothing else is touched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from desk_samples import ANNOTATION, TEXT, opened
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.annotation import parse
from argmap.annotation.read.loading import read_outline
from argmap.editing.acts import ActError, read_acts
from argmap.editing.blocks import blocks
from argmap.editing.correcting import Seen, corrected
from argmap.editing.patches import inverse, patched
from argmap.model import ROLES

if TYPE_CHECKING:
    from argmap.annotation.read.loading import AnnotationFile

WORDS = st.sampled_from(["", "more", "a longer caption", "see line 3", "(AK)"])
_REMOVING = ("delete", "reject", "unlink", "reject-link", "merge")  # with what depends on it
CODES = st.sampled_from(["ARG102", "ARG202"])


def acts(file: AnnotationFile) -> st.SearchStrategy[dict[str, object]]:
    """Return acts on what is in a file, and some on what is not."""
    ids = st.sampled_from([*(each.id for each in file.outline.statements), "nobody"])
    link = st.sampled_from([each.id for each in file.outline.links] or ["a -> b"])
    places = st.integers(0, len(TEXT))
    types = st.sampled_from(["support", "attack"])
    ends = {"source": ids, "target": ids}
    given_link = {"source": ids, "target": ids, "link": link}

    def act(do: str, **fields: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
        return st.fixed_dictionaries({"do": st.just(do), **fields})

    return st.one_of(
        act("role", id=ids, role=st.sampled_from(ROLES)),
        act("accept", id=ids),
        act("reject", id=ids),
        act("accept-link", **given_link),
        act("reject-link", **given_link),
        act("link", **ends, type=types),
        act("link", **ends, type=types, **{"with": st.lists(ids, min_size=1, max_size=2)}),
        act("link", source=ids, target=st.fixed_dictionaries(ends), type=st.just("undercut")),
        act("unlink", **given_link),
        act("label", id=ids, label=WORDS),
        act("new", role=st.sampled_from(ROLES), start=places, end=places),
        act("split", id=ids, at=places),
        act("merge", id=ids, other=ids),
        act("premise", **given_link, words=st.sampled_from(["It rains.", "So it is."])),
        act("answer", id=ids, code=CODES, reason=WORDS),
        act("confirm", **given_link, code=CODES, reason=WORDS),
        act("delete", id=ids),
        act("accept-section", section=st.sampled_from(["Others", "The oven", ""])),
    )


def comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("<!--")]


def named(act: dict[str, object], before: AnnotationFile) -> set[str]:
    """Return the statements in whose lines an act may write."""
    target = act.get("target")
    names = {act.get("id"), act.get("other"), act.get("source")}
    if "link" in act:
        names |= {link.premises[0] for link in before.outline.links if link.id == act["link"]}
    if act["do"] == "accept-section":
        names |= {each.id for each in before.outline.statements}
    return {str(each) for each in names if isinstance(each, str)} | {str(target)}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@given(data=st.data())
@settings(max_examples=40)
def test_any_acts_keep_the_file_valid_and_can_be_undone(ending: str, data: st.DataObject) -> None:
    file = opened(ANNOTATION.replace("\n", ending))
    first, done = file.text, []
    for _ in range(data.draw(st.integers(1, 6))):
        act = data.draw(acts(file))
        try:
            after = corrected(file, None, read_acts([act]), Seen())
        except ActError:
            continue
        warned = {each.message for each in parse(after.text, file.source).problems}
        assert warned <= {"this section is empty"}
        assert comments(after.text) == comments(file.text)
        assert after.text.count("\n") == after.text.count(ending)
        check_other_statements(act, file, after.text)
        assert patched(file.text, after.patch) == after.text
        done.append(after.patch)
        file = replace(file, text=after.text, outline=read_outline(after.text))
    text = file.text
    for patch in reversed(done):
        back = patched(text, inverse(patch))
        assert isinstance(back, str)
        text = back
    assert text == first


def check_other_statements(act: dict[str, object], before: AnnotationFile, after: str) -> None:
    """Assert that a statement which the act does not name, nor any line of its, is as it was."""
    names, now = named(act, before), blocks(read_outline(after))
    for name, lines in blocks(before.outline).items():
        refers = any(other in line for line in lines for other in names)
        if name not in names and act["do"] in _REMOVING:
            assert set(now[name]) <= set(lines) or act["do"] == "merge"
        elif name not in names and not refers:
            assert now[name] == lines
