"""A Word document whose comments were edited and saved by LibreOffice comes back with all of it."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from interop_samples import document
from peer_programs import missing, run, save

from argmap.interop.docx import FORMAT
from argmap.interop.docx_reader import read_docx
from argmap.interop.incoming import Incoming
from argmap.interop.settle import Settled, settle

if TYPE_CHECKING:
    from pathlib import Path

_REPLY = (
    '<office:annotation office:name="{name}"><dc:creator>{who}</dc:creator>'
    "<dc:date>2026-12-0{day}T10:00:00</dc:date><text:p>{words}</text:p></office:annotation>"
)


def convert(folder: Path, path: Path, to: str) -> Path:
    """Return what LibreOffice makes of a file."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    made = folder / "made"
    run(["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(made), str(path)])
    return made / f"{path.stem}.{to}"


def name_of(text: str, begins: str) -> str:
    """Return the name that LibreOffice gives to the comment that begins so."""
    notes = re.findall(r"<office:annotation .*?</office:annotation>", text, re.DOTALL)
    (note,) = [each for each in notes if re.search(rf"<text:p[^>]*>(<[^>]*>)*{begins}", each)]
    found = re.search(r'office:name="([^"]*)"', note)
    assert found
    return found[1]


def with_reply(text: str, begins: str, who: str, day: int, words: str) -> str:
    """Add a comment on the same words as another, as LibreOffice keeps a reply."""
    name = name_of(text, begins)
    new = f"reply{day}"
    start = re.search(rf'<office:annotation [^>]*office:name="{name}"', text)
    assert start
    reply = _REPLY.format(name=new, who=who, day=day, words=words)
    text = text[: start.start()] + reply + text[start.start() :]
    end = f'<office:annotation-end office:name="{name}"/>'
    assert end in text
    return text.replace(end, f'<office:annotation-end office:name="{new}"/>{end}')


def without(text: str, begins: str) -> str:
    """Delete a comment."""
    name = name_of(text, begins)
    pattern = rf'<office:annotation [^>]*office:name="{name}".*?</office:annotation>'
    text = re.sub(pattern, "", text, flags=re.DOTALL)
    return text.replace(f'<office:annotation-end office:name="{name}"/>', "")


def moved(text: str, begins: str, before: str) -> str:
    """Let a comment end earlier: before some words of its own."""
    name = name_of(text, begins)
    end = f'<office:annotation-end office:name="{name}"/>'
    at = text.index(end)
    text = text.replace(end, "")
    cut = text.rindex(before, 0, at)
    return text[:cut] + end + text[cut:]


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    """Return what is read of our export after LibreOffice opened, edited and saved it twice."""
    if not shutil.which("soffice"):
        missing("LibreOffice (soffice)")
    folder = tmp_path_factory.mktemp("review")
    first = save(folder, FORMAT.write(document()))[".docx"]
    opened = convert(folder, first, "fodt")
    text = opened.read_text("utf-8")
    text = with_reply(text, "all-logged: ", "Ann", 1, "Who kept the log?")
    text = with_reply(text, "all-logged: ", "Bob", 2, "The harbour master.")
    text = with_reply(text, "ARG202 on fewer", "Ann", 3, "ARG202 the annex names the causes")
    text = without(text, "dear-lamps: ")
    text = moved(text, "as-dark-as-ever: ", " as ever")
    opened.write_text(text, "utf-8")
    saved = convert(folder, opened, "docx")
    again = convert(folder, convert(folder, saved, "fodt"), "docx")
    data = again.read_bytes()
    return settle(read_docx(Incoming("harbour.docx", data, lambda _: None)), "harbour")


def test_the_text_is_the_same(reviewed: Settled) -> None:
    assert reviewed.annotation.source.text.split() == document().text.split()
    assert reviewed.annotation.title == document().title
    assert reviewed.annotation.speaker == "the council"


def test_replies_are_notes_of_the_statement_in_the_order_of_their_dates(reviewed: Settled) -> None:
    said = {each.id: each for each in reviewed.annotation.statements}
    assert said["all-logged"].notes == (
        "Who kept the log? (Ann, 2026-12-01)",
        "The harbour master. (Bob, 2026-12-02)",
    )


def test_a_reply_to_a_flag_is_its_answer(reviewed: Settled) -> None:
    (link,) = [each for each in reviewed.annotation.links if "fewer-touches" in each.premises]
    (answer,) = link.answers
    assert (answer.code, answer.reason) == (
        "ARG202",
        "the annex names the causes (Ann, 2026-12-03)",
    )


def test_a_deleted_comment_deletes_its_statement_and_a_moved_one_its_words(
    reviewed: Settled,
) -> None:
    said = {each.id: each.text for each in reviewed.annotation.statements}
    assert set(said) == {each.id for each in document().annotation.statements} - {"dear-lamps"}
    assert said["as-dark-as-ever"] == "the pier is as dark"


def test_all_other_decisions_are_as_they_were(reviewed: Settled) -> None:
    before = {each.id: each for each in document().annotation.statements}
    for each in reviewed.annotation.statements:
        was = before[each.id]
        assert (each.role, each.state, each.speaker) == (was.role, was.state, was.speaker)
        if each.id not in ("as-dark-as-ever", "all-logged"):
            assert " ".join(each.text.split()) == " ".join(was.text.split())
            assert each.notes == was.notes
    links = {each.id for each in document().annotation.links if "dear-lamps" not in each.premises}
    assert {each.id for each in reviewed.annotation.links} == links
    assert reviewed.remarks == []
