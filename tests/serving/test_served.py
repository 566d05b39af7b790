"""`argmap serve` as people meet it: a real process, real requests, real files."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from server_samples import ANNOTATION, Client, Server, until

if TYPE_CHECKING:
    from collections.abc import Iterator

ROLE = {"do": "role", "id": "better-bread", "role": "claim"}


def file_of(server: Server) -> Path:
    return server.folder / "bakery.argmap.md"


def next_change(events: Iterator[tuple[str, dict[str, Any]]], version: str = "") -> str:
    """Wait for the next version of the document, other than one that is known."""
    found = (str(data["version"]) for name, data in events if name == "changed")
    return next(each for each in found if each != version)


def test_an_act_changes_one_line_and_undo_and_redo_do_the_same(server: Server) -> None:
    client, path = Client(server), file_of(server)
    edit, events = client.edit(), client.events()
    first = next_change(events)
    status, answer = client.act(ROLE, base=edit["hashes"])
    assert status == 200
    assert path.read_text() == ANNOTATION.replace("bread conclusion", "bread claim")
    assert [each for each in answer["diff"] if each[0] in "+-"] == [
        "-## better-bread conclusion",
        "+## better-bread claim",
    ]
    assert next_change(events, first) == answer["version"] == client.edit()["version"]
    assert client.post("/_/undo", {"document": "bakery"})[1]["redo"] == 1
    assert path.read_text() == ANNOTATION
    assert client.post("/_/redo", {"document": "bakery"})[1]["undo"] == 1
    assert path.read_text() == ANNOTATION.replace("bread conclusion", "bread claim")
    assert client.post("/_/redo", {"document": "bakery"})[0] == 422


def test_what_was_done_can_be_undone_after_a_restart(server: Server) -> None:
    client = Client(server)
    assert client.act(ROLE, base=client.edit()["hashes"])[0] == 200
    assert server.stop() == 0
    again = Server(server.folder)
    try:
        assert Client(again).post("/_/undo", {"document": "bakery"})[0] == 200
        assert file_of(server).read_text() == ANNOTATION
    finally:
        again.stop()


def test_the_same_line_changed_by_an_editor_is_a_conflict_and_another_is_merged(
    server: Server,
) -> None:
    client, path = Client(server), file_of(server)
    hashes = client.edit()["hashes"]
    path.write_text(ANNOTATION.replace("bread conclusion", "bread rebuttal"))
    status, answer = client.act(ROLE, base=hashes)
    assert status == 409
    assert answer["theirs"][0] == "## better-bread rebuttal"
    assert answer["yours"][0] == "## better-bread claim"
    assert answer["line"] == 12
    assert "rebuttal" in path.read_text()
    status, _ = client.act({"do": "accept", "id": "cheap-flour"}, base=hashes)
    assert status == 200
    assert "## cheap-flour claim\n" in path.read_text()
    assert "## better-bread rebuttal\n" in path.read_text()


def test_every_way_to_save_changes_the_page(server: Server) -> None:
    client, path = Client(server), file_of(server)
    events = client.events()
    known = next_change(events)

    def saved_as(words: str) -> bytes:
        return ANNOTATION.replace("better-bread conclusion", f"better-bread {words}").encode()

    def by_renaming(data: bytes) -> None:
        other = path.with_name("x.tmp~")
        other.write_bytes(data)
        other.replace(path)

    def as_vim(data: bytes) -> None:
        backup = path.with_name("bakery.argmap.md~")
        path.rename(backup)
        path.write_bytes(data)
        backup.unlink()

    def save_delete_save(data: bytes) -> None:
        path.write_bytes(b"---\n")
        path.unlink()
        path.write_bytes(data)

    def three_in_a_row(data: bytes) -> None:
        for _ in range(3):
            path.write_bytes(data)

    def in_place(data: bytes) -> None:
        path.write_bytes(data)

    ways = (in_place, by_renaming, as_vim, save_delete_save, three_in_a_row)
    for way, words in zip(ways, itertools.cycle(["claim", "rebuttal"]), strict=False):
        way(saved_as(words))

        def is_shown(wanted: str = words) -> bool:
            return _role(client, "better-bread") == wanted

        until(is_shown)
    assert next_change(events, known)
    assert server.process.poll() is None


def _role(client: Client, name: str) -> str:
    data = json.loads(client.get("/bakery.json"))
    return str(next(each["role"] for each in data["statements"] if each["id"] == name))


def test_mistakes_are_shown_over_the_last_map_and_go_when_they_are_mended(server: Server) -> None:
    client, path = Client(server), file_of(server)
    events = client.events()
    next_change(events)
    assert next(events) == ("problems", {"document": "bakery", "problems": []})
    path.write_text(ANNOTATION.replace("- supports: better-bread", "- supports: better"))
    problems = next(data["problems"] for name, data in events if name == "problems")
    assert problems[0]["line"] == 10
    assert problems[0]["column"] == 13
    assert problems[0]["hint"] == 'did you mean "better-bread"?'
    assert problems[0]["file"] == "bakery.argmap.md"
    assert "better-bread" in client.get("/bakery.html")
    assert client.act(ROLE, base={})[0] == 422
    path.write_text(ANNOTATION.replace("bread conclusion", "bread claim"))
    assert next(data["problems"] for name, data in events if name == "problems") == []


def test_a_folder_that_is_moved_in_is_served_and_one_that_goes_is_not(server: Server) -> None:
    client = Client(server)
    outside = server.folder.parent / "more"
    outside.mkdir()
    (outside / "note.txt").write_text("It rained. So the hall is wet.\n")
    outside.rename(server.folder / "more")
    page = until(lambda: _page(client, "/more/note.html"))
    assert "It rained" in page
    assert (server.folder / "more" / "note.argmap.md").is_file()
    (server.folder / "more").rename(server.folder.parent / "elsewhere")
    until(lambda: not _page(client, "/more/note.html"))


def _page(client: Client, path: str) -> str:
    answer = client.raw("GET", path, {"Cookie": client.cookie})
    return str(answer.text) if answer.status == 200 else ""  # type: ignore[attr-defined]


def test_a_second_one_on_the_same_corpus_says_so_and_a_dead_one_is_taken_over(
    server: Server,
) -> None:
    command = [sys.executable, "-m", "argmap", "serve", str(server.folder)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    second = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert second.returncode == 2
    assert f"(process {server.process.pid}) at http://127.0.0.1:{server.port}/" in second.stderr
    assert server.token not in second.stderr
    server.stop(signal.SIGKILL)
    again = Server(server.folder)
    assert again.stop() == 0


def test_ctrl_c_ends_it_with_open_pages_and_says_so(server: Server) -> None:
    events = Client(server).events()
    next_change(events)
    assert server.stop() == 0
    assert "ended" in server.said[-1]


def test_ctrl_c_ends_it_where_the_shell_lets_its_programs_ignore_it(server: Server) -> None:
    server.stop()
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as for programs in the background
    try:
        again = Server(server.folder)
    finally:
        signal.signal(signal.SIGINT, before)
    next_change(Client(again).events())
    assert again.stop() == 0
    assert "ended" in again.said[-1]


def test_no_answer_names_a_folder_of_the_machine(server: Server) -> None:
    client, path = Client(server), file_of(server)
    answers = [client.get(each) for each in ("/bakery.html", "/bakery.json", "/_/source/bakery")]
    path.write_text(ANNOTATION.replace("bakery.txt", "other.txt"))
    events = client.events()
    problems = next(data for name, data in events if name == "problems" and data["problems"])
    answers += [json.dumps(problems), json.dumps(client.act(ROLE, base={})[1])]
    path.unlink()
    answers.append(json.dumps(client.act(ROLE, base={})[1]))
    folder = str(server.folder.parent)
    assert not [each for each in answers if folder in each]
