"""`argmap import`: files of other tools become documents; hostile ones are refused, unharmed."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import import_samples as files
import pytest
from interop_samples import TEXT, document, library

import argmap
from argmap.cli.import_ import FORMATS
from argmap.exports import form_of
from argmap.imports import FORMATS as READ

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Command = Callable[..., Result]

Links = set[tuple[frozenset[str], str, str]]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, in which there is nothing."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def links(annotation: argmap.Annotation) -> Links:
    """Return the links by the words of their ends."""
    words = {each.id: each.text for each in annotation.statements}
    ends = {
        link.id: f"{words[link.premises[0]]} -> {words[link.conclusion]}"
        for link in annotation.links
        if link.kind != "undercut"
    } | words
    return {
        (frozenset(words[each] for each in link.premises), ends[link.conclusion], link.kind)
        for link in annotation.links
    }


def imported(here: Path, command: Command, name: str, content: str | bytes) -> argmap.Annotation:
    data = content.encode() if isinstance(content, str) else content
    (here / name).write_bytes(data)
    done = command("import", name)
    assert done.exit_code == 0, done.stderr
    stem = name.split(".", maxsplit=1)[0]
    assert f"wrote corpus/{stem}.txt" in done.stdout
    return argmap.load(here / f"corpus/{stem}.argmap.md")


RUN, NURSES, DRIVE = "Night trams should run.", "Nurses come home by them.", "Most nurses drive."
MONEY = "The line loses money."


def test_the_command_offers_the_formats_that_can_be_read() -> None:
    assert FORMATS == READ


def test_a_microtext(here: Path, command: Command) -> None:
    read = imported(here, command, "trams.xml", files.MICROTEXT)
    nobody = "Some say nobody rides them,"
    winter = "but the counts were made in winter, when the line was closed."
    assert links(read) == {
        (frozenset([nobody]), RUN, "attack"),
        (frozenset([winter]), f"{nobody} -> {RUN}", "undercut"),
        (frozenset(["And nurses come home by them."]), RUN, "support"),
    }
    assert read.title == "night trams"
    assert [each.speaker for each in read.statements if each.reported] == ["an opponent"]


def test_sadface_with_its_attacks_turned_round(here: Path, command: Command) -> None:
    read = imported(here, command, "trams.json", files.SADFACE)
    assert links(read) == {
        (frozenset([NURSES]), RUN, "support"),
        (frozenset([MONEY]), RUN, "attack"),
    }
    said = command("import", "trams.json", "--name", "again").stderr
    assert f"read as an attack: “{MONEY}” attacks “{RUN}”" in said


def test_a_discussion_of_kialo(here: Path, command: Command) -> None:
    (here / "trams.txt").write_text(files.KIALO, "utf-8")
    done = command("import", "trams.txt")
    read = argmap.load(here / "corpus/trams.argmap.md")
    thesis = "Trams should run at night."
    assert links(read) == {
        (frozenset([NURSES]), thesis, "support"),
        (frozenset([DRIVE]), NURSES, "attack"),
        (frozenset([MONEY]), thesis, "attack"),
    }
    assert "a link cannot be expressed: nurses-come-home-by-them" in done.stderr


def test_label_studio_whose_offsets_count_utf_16(here: Path, command: Command) -> None:
    (here / "trams.json").write_text(files.LABEL_STUDIO, "utf-8")
    done = command("import", "trams.json")
    assert done.exit_code == 0, done.stderr
    read = argmap.load(here / "corpus/trams.argmap.md")
    assert {(each.text, each.role) for each in read.statements} == {
        (RUN, "claim"),
        ("Nurses need them.", "evidence"),
        (MONEY, "rebuttal"),
    }
    assert "a relation cannot be expressed: c -> b (see also)" in done.stderr
    assert "Objection (c)" in done.stderr
    assert read.statements[1].notes == ("see the roster",)


def test_aif_of_others(here: Path, command: Command) -> None:
    (here / "trams.json").write_text(files.AIF, "utf-8")
    done = command("import", "trams.json")
    read = argmap.load(here / "corpus/trams.argmap.md")
    assert links(read) == {
        (frozenset([NURSES]), RUN, "support"),
        (frozenset([DRIVE]), f"{NURSES} -> {RUN}", "undercut"),
    }
    assert "a node of the type MA cannot be expressed: 6" in done.stderr
    assert "roles are made from the links" in done.stderr


def test_plain_argdown(here: Path, command: Command) -> None:
    read = imported(here, command, "trams.argdown", files.ARGDOWN)
    needed, tenth = "What nurses need should run.", "Nurses are one rider in ten."
    assert links(read) == {
        (frozenset([NURSES]), RUN, "support"),
        (frozenset([DRIVE]), NURSES, "attack"),
        (frozenset([MONEY]), RUN, "attack"),
        (frozenset([NURSES, needed]), RUN, "support"),
    } | {(frozenset([tenth]), f"{needed} -> {RUN}", "undercut")}
    assert {link.scheme for link in read.links if len(link.premises) > 1} == {"position to know"}


def test_brat_of_others(here: Path, command: Command) -> None:
    (here / "trams.txt").write_text(files.BRAT_TEXT, "utf-8")
    (here / "trams.ann").write_text(files.BRAT, "utf-8")
    done = command("import", "trams.ann")
    read = argmap.load(here / "corpus/trams.argmap.md")
    assert {(each.id, each.role) for each in read.statements} == {
        ("night-trams-should-run", "conclusion"),
        ("nurses-come-home-by-them", "evidence"),
    }
    assert links(read) == {(frozenset([NURSES]), RUN, "support")}
    assert read.statements[1].notes == ("asked twice: yes",)
    assert "an event or a reference cannot be expressed: E1" in done.stderr


def test_the_quote_decides_where_a_web_annotation_is(here: Path, command: Command) -> None:
    text = f"{RUN} {NURSES} {RUN} {MONEY}\n"
    (here / "trams.txt").write_text(text, "utf-8")
    quote = {
        "type": "TextQuoteSelector",
        "exact": RUN,
        "prefix": f"{NURSES} ",
        "suffix": f" {MONEY}",
    }
    position = {"type": "TextPositionSelector", "start": 3, "end": 9}
    item = {
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": "http://x.org/1", "type": "Annotation",
        "body": {"type": "TextualBody", "value": "twice", "purpose": "commenting"},
        "target": {"source": "https://x.org/texts/trams.txt", "selector": [quote, position]},
    }  # fmt: skip
    (here / "trams.jsonld").write_text(json.dumps([item]), "utf-8")
    done = command("import", "trams.jsonld")
    assert done.exit_code == 0, done.stderr
    (read,) = argmap.load(here / "corpus/trams.argmap.md").statements
    assert (read.text, read.start) == (RUN, text.index(RUN, 5))
    assert read.notes == ("twice",)
    assert "a position does not fit its quote, which decides: http://x.org/1" in done.stderr


def test_a_source_that_the_file_lacks_can_be_named(here: Path, command: Command) -> None:
    (here / "full.txt").write_text(f"Hello.\n\n{RUN} And so on: {NURSES}\n", "utf-8")
    (here / "trams.json").write_text(files.AIF, "utf-8")
    done = command("import", "trams.json", "--text", "full.txt", "--name", "t")
    assert (here / "corpus/t.txt").read_text("utf-8").startswith("Hello.")
    said = {
        each.text: each.implicit for each in argmap.load(here / "corpus/t.argmap.md").statements
    }
    assert said == {RUN: False, NURSES: False, DRIVE: True}
    assert "written as implicit: most-nurses-drive" in done.stderr


@pytest.mark.parametrize("make", [document, library])
@pytest.mark.parametrize(
    "name", ["aif", "xaif", "argdown", "brat", "web-annotation", "csv", "docx"]
)
def test_the_format_of_our_own_exports_is_guessed(
    name: str, make: Callable[[], object], here: Path, command: Command
) -> None:
    subject = make()
    given = form_of(name).write(subject)  # type: ignore[arg-type]
    for end, data in given.items():
        (here / (f"x{end}" if end[0] == "." else end)).write_bytes(data)
    if name == "web-annotation":
        stem = subject.name  # type: ignore[attr-defined]
        (here / f"{stem}.txt").write_bytes(subject.text.encode())  # type: ignore[attr-defined]
    done = command("import", f"x{next(iter(given))}", "-o", "in")
    assert done.exit_code == 0, done.stderr
    assert f"from {name}\n" in done.stdout
    assert argmap.load(here / "in/x.argmap.md").links


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (300 * 1024 * 1024))
    return stream.getvalue()


def word_file(body: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", body)
    return stream.getvalue()


HOSTILE = {
    "doctype.xml": b'<!DOCTYPE arggraph [<!ENTITY a "b">]><arggraph><edu id="e">&a;</edu></arggraph>',
    "utf16.xml": '<!DOCTYPE arggraph [<!ENTITY a "b">]><arggraph/>'.encode("utf-16"),
    "external.xml": b'<!doctype arggraph SYSTEM "file:///etc/passwd"><arggraph/>',
    "torn.xml": b"<arggraph><edu id='e1'>half",
    "deep.json": b'{"nodes": ' + b"[" * 200_000 + b"]" * 200_000 + b', "edges": [], "nodeID": 1}',
    "torn.json": b'{"nodes": [{"nodeID": "1", "text": "a", "type": "I"}',
    "twice.json": b'{"nodes": [{"nodeID": "1", "type": "I"}, {"nodeID": "1", "type": "I"}], "edges": []}',
    "end.json": b'{"nodes": [{"nodeID": "1", "text": "a", "type": "I"}], "edges": [{"fromID": "1", "toID": "9"}]}',
    "wrong.json": b'{"nodes": {"nodeID": "1"}, "edges": []}',
    "number.json": b'{"nodes": [{"nodeID": 1e999, "text": NaN, "type": "I"}], "edges": []}',
    "latin.json": b'{"nodes": [{"nodeID": "1", "text": "caf\xe9", "type": "I"}], "edges": []}',
    "empty.json": b'{"nodes": [], "edges": [], "x": "nodeID"}',
    "bomb.docx": bomb(),
    "doctype.docx": word_file(b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
    "none.docx": b"PK\x03\x04 and nothing",
    "no-column.csv": b"id,words\n1,a\n",
    "role.csv": b"id,quote,role\n1,a,clame\n",
    "wide.csv": b"id,quote\n1,a,b,c\n",
    "far.ann": b"T1\tClaim 0 9000\twords\n",
    "other.ann": b"T1\tClaim 0 4\twrong words\n",
    "odd.ann": b"this is no line\n",
    "include.argdown": b"@include(../../secret.argdown)\n\n[a]: b\n",
    "data.argdown": b"[a]: b {x: !!python/object/apply:os.system ['id']}\n",
    "nothing.bin": b"\x00\x01",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_its_place_and_nothing_is_written(
    name: str, here: Path, command: Command
) -> None:
    (here / name).write_bytes(HOSTILE[name])
    (here / f"{name.split('.', maxsplit=1)[0]}.txt").write_text("some text\n", "utf-8")
    done = command("import", name)
    assert done.exit_code == 2, done.stdout
    assert done.stderr.startswith(f"{name}: ")
    assert "Traceback" not in done.stderr
    assert not (here / "corpus").exists()


def test_nothing_outside_the_folder_is_read(here: Path, command: Command) -> None:
    inside = here / "inside"
    inside.mkdir()
    (here / "secret.txt").write_text(f"{RUN}\n", "utf-8")
    (inside / "link.txt").symlink_to(here / "secret.txt")
    for source in ("../secret.txt", str(here / "secret.txt"), "link.txt"):
        quote = {"type": "TextQuoteSelector", "exact": RUN}
        item = {
            "@context": "http://www.w3.org/ns/anno.jsonld", "id": "1",
            "target": {"source": source, "selector": quote},
        }  # fmt: skip
        (inside / "x.jsonld").write_text(json.dumps([item]), "utf-8")
        done = command("import", "inside/x.jsonld")
        assert done.exit_code == 2
        assert "is not there" in done.stderr


def test_nothing_is_overwritten(here: Path, command: Command) -> None:
    corpus = here / "corpus"
    corpus.mkdir()
    for end in (".txt", ".argmap.md"):
        (corpus / f"trams{end}").write_text("mine", "utf-8")
        (here / "trams.json").write_text(files.AIF, "utf-8")
        done = command("import", "trams.json")
        assert done.exit_code == 2
        assert "this is there already; choose another name with --name" in done.stderr
        assert [each.name for each in corpus.iterdir()] == [f"trams{end}"]
        (corpus / f"trams{end}").unlink()
    assert command("import", "trams.json", "--name", "../../x").exit_code == 0
    assert {each.name for each in corpus.iterdir()} == {"x.txt", "x.argmap.md"}


def test_cells_that_were_guarded_are_words_again(here: Path, command: Command) -> None:
    table = b"id,role,quote\na,claim,'=SUM(A1) was all.\nb,evidence,'-3 locks leak.\n"
    read = imported(here, command, "locks.statements.csv", table)
    assert [each.text for each in read.statements] == ["=SUM(A1) was all.", "-3 locks leak."]


def test_replies_that_word_threads_answer_the_flag_they_reply_to(
    here: Path, command: Command
) -> None:
    (given,) = form_of("docx").write(document()).values()
    (here / "x.docx").write_bytes(with_word_reply(given, "ARG202 on fewer", "The annex has them."))
    done = command("import", "x.docx", "-o", "in")
    assert done.exit_code == 0, done.stderr
    read = argmap.load(here / "in/x.argmap.md")
    (link,) = [each for each in read.links if "fewer-touches" in each.premises]
    assert [(mark.code, mark.reason) for mark in link.answers] == [
        ("ARG202", "The annex has them. (Ann, 2026-12-01)")
    ]
    assert (here / "in/x.txt").read_text("utf-8").split() == TEXT.split()


def with_word_reply(data: bytes, begins: str, words: str) -> bytes:
    """Return a Word file with a reply as Word keeps it: by the names of paragraphs."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    comments = parts["word/comments.xml"].decode()
    at = comments.rindex("<w:p>", 0, comments.index(begins))
    word14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    comments = f'{comments[:at]}<w:p w14:paraId="00000001">{comments[at + 5 :]}'
    reply = (
        '<w:comment w:id="900" w:author="Ann" w:date="2026-12-01T10:00:00Z">'
        f'<w:p w14:paraId="00000002"><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>'
    )
    comments = comments.replace("</w:comments>", f"{reply}</w:comments>")
    parts["word/comments.xml"] = comments.replace(
        "<w:comments ", f'<w:comments xmlns:w14="{word14}" ', 1
    ).encode()
    parts["word/commentsExtended.xml"] = (
        b'<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        b'<w15:commentEx w15:paraId="00000001" w15:done="0"/>'
        b'<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/>'
        b"</w15:commentsEx>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()
