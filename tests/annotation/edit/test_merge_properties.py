"""Properties of any merge, whatever a person did to the file and whatever the new draft says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from argmap.annotation import parse
from argmap.annotation.edit.merge import Merged, is_ours, merge
from argmap.annotation.read.problems import line_texts
from argmap.model import Annotation, AnnotationError
from argmap.source import read_text

if TYPE_CHECKING:
    import random

WORDS = (
    "roof",
    "ferry",
    "bridge",
    "harbour",
    "market",
    "school",
    "river",
    "forest",
    "tower",
    "garden",
    "museum",
    "station",
)
TEXT = "".join(
    f"The {word} was closed in March, and the town says why the {word} matters.\n" for word in WORDS
)
SOURCE = read_text(TEXT)
SENTENCES = TEXT.splitlines()
ROLES = ("claim", "evidence", "conclusion", "rebuttal")
HEAD = "---\nargmap: 1\nsource: text.txt\n---\n"
CHANCES = st.randoms(use_true_random=False)


def made_draft(chance: random.Random) -> str:
    """Return a draft as the machine writes one: some sentences in order, all of them proposals."""
    chosen = [index for index in range(len(WORDS)) if chance.random() < 0.5] or [0]
    names = {
        index: chance.choice((WORDS[index], WORDS[index], f"the-{WORDS[index]}", f"s{index}"))
        for index in chosen
    }
    links: dict[int, list[tuple[str, int]]] = {index: [] for index in chosen}
    for one in chosen:
        other = chance.choice(chosen)
        if (
            one != other
            and chance.random() < 0.6
            and one not in (target for _, target in links[other])
        ):
            links[one].append((chance.choice(("supports", "attacks")), other))
    blocks, section = [], None
    for index in chosen:
        if chance.random() < 0.2 and section != index // 4:
            section = index // 4
            blocks.append(f"# Part {section}\n")
        words = SENTENCES[index] if chance.random() < 0.8 else SENTENCES[index].partition(",")[0]
        lines = [f"## {names[index]} {chance.choice(ROLES)}?", f"> {words}"]
        lines += [f"- label: {chance.choice(('one', 'two'))}"] * (chance.random() < 0.3) + [
            f"- because: {chance.choice('xyz')}"
        ]
        for kind, other in links[index]:
            lines += [f"- {kind}?: {names[other]}", f"  - because: {chance.choice('xyz')}"]
        for one in chosen:
            if one != index and links[one] and chance.random() < 0.15:
                lines += [
                    f"- undercuts?: {names[one]} -> {names[links[one][0][1]]}",
                    "  - because: only",
                ]
                break
        blocks.append("\n".join(lines) + "\n")
    return HEAD + "".join(f"\n{block}" for block in blocks)


def edited(text: str, chance: random.Random) -> str:
    """Return a draft that a person has edited; it is still a valid file."""
    for number in range(chance.randint(0, 6)):
        lines = text.split("\n")
        changed = "\n".join(
            chance.choice(EDITS)(lines, chance.randrange(4, len(lines)), number, chance)
        )
        text = changed if read(changed) else text
    return text


def accept(lines: list[str], at: int, _: int, __: random.Random) -> list[str]:
    return [*lines[:at], re.sub(r"\?(?=$|:)", "", lines[at]), *lines[at + 1 :]]


def change_role(lines: list[str], at: int, _: int, chance: random.Random) -> list[str]:
    return [
        *lines[:at],
        re.sub(r"(## \S+) \w+", rf"\1 {chance.choice(ROLES)}", lines[at]),
        *lines[at + 1 :],
    ]


def add_comment(lines: list[str], at: int, number: int, _: random.Random) -> list[str]:
    return [*lines[:at], f"<!-- mine {number} -->", *lines[at:]]


def add_note(lines: list[str], at: int, number: int, _: random.Random) -> list[str]:
    return (
        [*lines[:at], f"- note: mine {number}", *lines[at:]]
        if lines[at].startswith("- ")
        else lines
    )


def delete(lines: list[str], at: int, _: int, __: random.Random) -> list[str]:
    end = at + 1
    while end < len(lines) and (
        lines[end].startswith("  ")
        if lines[at].startswith("- ")
        else not lines[end].startswith("#")
    ):
        end += 1
    return [*lines[:at], *lines[end:]]


def rename(lines: list[str], at: int, number: int, _: random.Random) -> list[str]:
    name = lines[at].split()[1] if lines[at].startswith("## ") else ""
    if not name or name in WORDS:
        return lines
    return [re.sub(rf"(?<![\w-]){name}(?![\w-])", f"my{number}", line) for line in lines]


def write_statement(lines: list[str], at: int, number: int, chance: random.Random) -> list[str]:
    word = chance.choice(WORDS)
    new = ["", f"## mine-{number} claim", f"> why the {word} matters", f"- by: {word}"]
    return [*lines[:at], *new, *lines[at:]] if not lines[at] else lines


def cut_words(lines: list[str], at: int, _: int, __: random.Random) -> list[str]:
    return (
        [*lines[:at], lines[at].partition(",")[0], *lines[at + 1 :]]
        if lines[at].startswith("> ")
        else lines
    )


def write_link(lines: list[str], at: int, _: int, chance: random.Random) -> list[str]:
    names = [each.split()[1] for each in lines if each.startswith("## ")]
    if not lines[at].startswith("## "):
        return lines
    return [
        *lines[: at + 2],
        f"- {chance.choice(('supports', 'attacks'))}: {chance.choice(names)}",
        *lines[at + 2 :],
    ]


EDITS = (
    accept,
    change_role,
    add_comment,
    add_note,
    delete,
    rename,
    write_statement,
    cut_words,
    write_link,
)


def read(text: str) -> Annotation | None:
    try:
        return parse(text, SOURCE)
    except AnnotationError:
        return None


def said(text: str) -> tuple[object, ...]:
    """Return what a file says, without its ids and order."""
    annotation = parse(text, SOURCE)
    places = {statement.id: statement.parts for statement in annotation.statements}
    statements = {
        (each.parts, each.role, each.label, each.because, each.state)
        for each in annotation.statements
    }
    links: dict[str, tuple[object, ...]] = {}
    for link in sorted(annotation.links, key=lambda each: each.kind == "undercut"):
        target = links.get(link.conclusion) or places[link.conclusion]
        links[link.id] = (
            link.kind,
            frozenset(places[each] for each in link.premises),
            target,
            link.because,
            link.state,
        )
    return (statements, set(links.values()))


def merged(base: str | None, mine: str, theirs: str) -> Merged:
    result = merge(base, mine, theirs, SOURCE)
    assert read(result.text), f"{base}\n=====\n{mine}\n=====\n{theirs}\n=====\n{result.text}"
    return result


def draft(chance: random.Random) -> str:
    while True:
        text = made_draft(chance)
        if read(text):
            return text


def belonging(text: str) -> list[tuple[str, str]]:
    """Return each comment of a person with the line that it touches: below, or else above."""
    lines = [line for line in line_texts(text) if not is_ours(line)]
    found = []
    for index, line in enumerate(lines):
        if line.startswith("<!--"):
            below = next((each for each in lines[index + 1 :] if not each.startswith("<!--")), "")
            above = next(
                (each for each in reversed(lines[:index]) if not each.startswith("<!--")), ""
            )
            found.append((line, below or above))
    return found


@given(CHANCES)
def test_a_draft_that_says_the_same_changes_nothing(chance: random.Random) -> None:
    base = draft(chance)
    mine = edited(base, chance)
    assert merged(base, mine, base).text == mine


@given(CHANCES)
def test_an_untouched_file_says_what_the_new_draft_says(chance: random.Random) -> None:
    base, theirs = draft(chance), draft(chance)
    assert said(merged(base, base, theirs).text) == said(theirs)


@given(CHANCES)
def test_no_line_of_a_person_and_no_accepted_line_is_lost(chance: random.Random) -> None:
    base, theirs = draft(chance), draft(chance)
    mine = edited(base, chance)
    machine = {
        line
        for line in line_texts(base)
        if "?" in line or line.startswith((">", "  - because", "- because", "- label"))
    }
    result = line_texts(merged(base, mine, theirs).text)
    for line in set(line_texts(mine)) - machine - {""}:
        if not line.startswith("# ") and "?" not in line:
            assert line in result
    for statement in parse(mine, SOURCE).statements:
        if statement.state == "accepted":
            assert line_texts(mine)[statement.at - 1] in result


@given(CHANCES)
def test_without_a_base_every_line_stays(chance: random.Random) -> None:
    mine = edited(draft(chance), chance)
    rest = iter(line_texts(merged(None, mine, draft(chance)).text))
    assert all(line in rest for line in line_texts(mine))


@given(CHANCES)
def test_merging_twice_is_merging_once(chance: random.Random) -> None:
    base, theirs = draft(chance), draft(chance)
    first = merged(base, edited(base, chance), theirs)
    again = merge(first.draft, first.text, theirs, SOURCE, first.rejected)
    assert again.text == first.text
    assert again.draft == first.draft
    assert merge(base, first.text, theirs, SOURCE, first.rejected).text == first.text


@given(CHANCES)
def test_a_comment_still_touches_its_line(chance: random.Random) -> None:
    base, theirs = draft(chance), draft(chance)
    mine = edited(base, chance)
    after = dict(belonging(merged(base, mine, theirs).text))
    for comment, line in belonging(mine):
        if (
            line
            and not line.startswith("# ")
            and "?" not in line
            and not line.lstrip().startswith(("- because", "- label", ">"))
        ):
            assert after[comment] == line


@given(CHANCES, st.sampled_from(["\r\n", "\r"]))
def test_line_endings_stay(chance: random.Random, end: str) -> None:
    base, theirs = draft(chance), draft(chance)
    mine = edited(base, chance)
    plain = merged(base, mine, theirs).text
    assert merged(base, mine.replace("\n", end), theirs).text == plain.replace("\n", end)


@given(CHANCES)
def test_what_a_person_deleted_never_comes_back(chance: random.Random) -> None:
    base = draft(chance)
    mine = edited(base, chance)
    first = merged(base, mine, draft(chance))
    second = merge(first.draft, first.text, base, SOURCE, first.rejected)
    gone = {(each["words"], each["role"]) for each in first.rejected if "words" in each}
    for statement in parse(second.text, SOURCE).statements:
        if (statement.text, statement.role) in gone:
            assert statement.text in {each.text for each in parse(first.text, SOURCE).statements}
