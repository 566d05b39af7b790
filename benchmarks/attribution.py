"""Who says each sentence, and what each pair of quotation marks is, against passages with answers.

    python benchmarks/attribution.py                  # all passages of benchmarks/attribution
    python benchmarks/attribution.py --errors FILE …  # other files of the same form, each error

`benchmarks/attribution/README.md` describes the form. Only the words around a sentence decide
what is right: the passages are drafted as a build drafts them.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.drafting.author import find_author
from argmap.drafting.models import choose
from argmap.drafting.segments import to_segments
from argmap.drafting.speakers import to_voices
from argmap.english.quotation import kind_of, quotations
from argmap.model import DEFAULT_SPEAKER
from argmap.source import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.drafting.speakers import Voice

HERE = Path(__file__).with_name("attribution")
KINDS = {"q": "quotation", "s": "scare", "t": "title", "n": "word"}
AUTHOR = "*"
_SIGN = re.compile(r"\{([qstn])\}(?=[“‘])")
_QUOTED = re.compile(r"“[^“”]*(?:”|$)")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a passage, who says it, and the kind of each of its quotations."""

    text: str
    who: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]  # words in quotation marks, and what they are


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as its file gives it."""

    name: str
    speaker: str
    text: str
    told: tuple[Told, ...]


def read_passages(path: Path) -> Iterator[Passage]:
    """Yield the passages of a file."""
    for part in path.read_text(encoding="utf-8").split("== ")[1:]:
        head, *lines = part.splitlines()
        name, _, speaker = (each.strip() for each in head.split("|"))
        told: list[Told] = []
        text = ""
        for line in lines:
            if line.startswith(". ") or line.strip() in {"", "."}:
                text = f"{text.rstrip()}\n\n" + (f"{line[2:].strip()}\n\n" if line[1:] else "")
                continue
            who, _, marked = line.partition(" | ")
            told.append(_told(who.strip(), marked.strip()))
            text += told[-1].text + " "
        yield Passage(name, speaker, text.strip() + "\n", tuple(told))


def _told(who: str, marked: str) -> Told:
    signs = [(each.start(), each[1]) for each in _SIGN.finditer(marked)]
    kinds = []
    for quoted in _QUOTED.finditer(marked):
        sign = next((kind for at, kind in signs if at + 3 == quoted.start()), "q")
        kinds.append((quoted.group(), KINDS[sign]))
    return Told(_SIGN.sub("", marked), tuple(who.split("/")), tuple(kinds))


def plain(name: str) -> str:
    """Return a name as names are compared."""
    name = name.casefold().replace("’", "'").strip(" .,")
    return re.sub(r"^(?:the|an?) ", "", name)


@dataclass
class Score:
    """What is right, of how many."""

    right: int = 0
    of: int = 0

    def add(self, *, right: bool) -> bool:
        """Count one, and return whether it is right."""
        self.right += right
        self.of += 1
        return right

    def __str__(self) -> str:
        share = f"{self.right / self.of:.3f}".lstrip("0") if self.of else "-"
        return f"{share} ({self.right} of {self.of})"


def _said(passage: Passage, model: str) -> Iterator[tuple[Told, Voice | None]]:
    """Yield each sentence with the voice of its first reported segment, or of its first one."""
    source = read_text(passage.text)
    segments = to_segments(source, model)
    voices = to_voices(segments, find_author(source))
    at = 0
    for told in passage.told:
        start = passage.text.index(told.text, at)
        at = start + len(told.text)
        inside = [
            voice
            for segment, voice in zip(segments, voices, strict=True)
            if start <= segment.start < at
        ]
        yield told, next((each for each in inside if each.speaker != DEFAULT_SPEAKER), None)


def _score_kind(
    scores: dict[str, Score], text: str, words: str, kind: str, *, errors: bool
) -> None:
    """Score the kind of a quotation that closes in its sentence."""
    cue = next((each for each in quotations(text) if each.words == words), None)
    if cue is None:
        return
    found = kind_of(text, cue)
    right = scores["kind of quotation marks"].add(right=found == kind)
    scores["scare quotes or not"].add(right=(found == "scare") == (kind == "scare"))
    if found == "scare":
        scores["called scare quotes"].add(right=right)
    if kind == "scare":
        scores["scare quotes found"].add(right=right)
    if errors and not right:
        print(f"{found} for {kind}: {words} in {text}")


def measure(path: Path, *, errors: bool) -> dict[str, Score]:
    """Return the scores of the passages of a file, and print what is not right if asked to."""
    names = "speaker of a sentence", "reported or own", "names in `by`", "speaker of the text"
    marks = "kind of quotation marks", "scare quotes or not", "scare quotes found"
    scores = {name: Score() for name in (*names, *marks, "called scare quotes")}
    model = choose(None)
    for passage in read_passages(path):
        author = find_author(read_text(passage.text))
        name = "-" if author == DEFAULT_SPEAKER else author
        known = {plain(each) for each in passage.speaker.split("/")}
        if not scores[names[3]].add(right=plain(name) in known) and errors:
            print(f"{passage.name}: {name!r} for {passage.speaker!r}")
        for told, voice in _said(passage, model):
            who = voice.speaker if voice and voice.speaker != DEFAULT_SPEAKER else AUTHOR
            expected = {plain(each) for each in told.who}
            right = scores[names[0]].add(right=plain(who) in expected)
            own = AUTHOR in told.who, told.who != (AUTHOR,)
            scores[names[1]].add(right=own[0] if who == AUTHOR else own[1])
            if who != AUTHOR:
                scores[names[2]].add(right=right)
            for words, kind in told.kinds:
                _score_kind(scores, passage.text, words, kind, errors=errors)
            if errors and not right:
                print(f"{passage.name}: {who!r} for {'/'.join(told.who)!r}: {told.text}")
    return scores


def main() -> None:
    """Measure, and print the scores."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    for path in asked.files or sorted(HERE.glob("*.txt")):
        print(path.name)
        for name, score in measure(path, errors=asked.errors).items():
            print(f"  {name}: {score}")


if __name__ == "__main__":
    main()
