"""`argmap flag`, `answer` and `reject`, as a person runs them: one line, or whole proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hall_samples import PROPOSED, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Command = Callable[..., Result]

ANNOTATION = "corpus/hall.argmap.md"
HAND = """---
argmap: 1
source: hall.txt
---

<!-- a remark at the top -->
## leaks claim
> The roof of the hall leaks.
- label: leaks
<!-- a remark on the label -->
- supports: close
\t- scheme: sign
- note: seen in May

## close conclusion
> Therefore the hall must be closed.
"""


def by_hand(hall: Path, text: str = HAND) -> str:
    save(hall, text)
    return text


def test_a_flag_on_a_statement_is_one_line_among_its_own(hall: Path, command: Command) -> None:
    before = by_hand(hall)
    result = command("flag", ANNOTATION, "close", "ARG101", "no report is given")

    assert result.exit_code == 0
    line = "- flag: ARG101 no report is given\n"
    assert hall.read_text() == before + line
    assert result.stdout.endswith(f"   17 + {line}")


def test_a_flag_on_a_statement_goes_before_its_links(hall: Path, command: Command) -> None:
    before = by_hand(hall)
    assert command("flag", "corpus/hall.txt", "leaks", "circular", "it is one").exit_code == 0

    line = "- flag: ARG103 it is one\n"
    place = "<!-- a remark on the label -->\n"
    text = hall.read_text()
    assert text.replace(line, "") == before
    assert text.index(line) < text.index("- supports")
    assert place in text


def test_a_flag_on_a_link_goes_below_its_own_lines(hall: Path, command: Command) -> None:
    before = by_hand(hall)
    result = command("flag", ANNOTATION, "leaks->close", "ARG208", "no aim is given")

    assert result.exit_code == 0
    below = "\t- scheme: sign\n"
    assert hall.read_text() == before.replace(below, f"{below}  - flag: ARG208 no aim is given\n")


def test_line_endings_and_a_byte_order_mark_stay(hall: Path, command: Command) -> None:
    data = b"\xef\xbb\xbf" + HAND.replace("\n", "\r\n").encode()
    hall.write_bytes(data)
    assert command("flag", ANNOTATION, "close", "ARG101", "no report").exit_code == 0

    assert hall.read_bytes() == data + b"- flag: ARG101 no report\r\n"


def test_the_same_flag_is_not_written_twice(hall: Path, command: Command) -> None:
    by_hand(hall)
    for _ in range(2):
        result = command("flag", ANNOTATION, "close", "ARG101", "no report")

    assert result.exit_code == 0
    assert hall.read_text().count("ARG101") == 1
    assert "has this line already" in result.stdout


@pytest.mark.usefixtures("hall")
def test_a_flag_on_a_proposal_says_when_it_counts(command: Command) -> None:
    result = command("flag", ANNOTATION, "rained", "ARG401", "which rooms")

    assert result.exit_code == 0
    assert "rained is still a proposal" in result.stderr
    assert f"argmap accept {ANNOTATION} rained" in result.stderr


@pytest.mark.parametrize("name", ["flag", "answer"])
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("closed", "ARG101", "x"), 'did you mean "close"?'),
        (("close", "ARG999", "x"), "there is no flag “ARG999”"),
        (("close", "ARG101", "  "), "give a reason"),
        (("close", "ARG101", "your reason"), "give a reason"),
        (("close", "ARG101", "a\x07b"), "a character that cannot be printed"),
    ],
)
def test_what_cannot_be_written_changes_nothing(
    name: str, arguments: tuple[str, ...], message: str, hall: Path, command: Command
) -> None:
    before = by_hand(hall)
    result = command(name, ANNOTATION, *arguments)

    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output
    assert hall.read_text() == before


def test_a_reason_of_several_lines_becomes_one(hall: Path, command: Command) -> None:
    by_hand(hall)
    assert command("flag", ANNOTATION, "close", "ARG101", "no report\n## x claim").exit_code == 0

    assert hall.read_text().endswith("- flag: ARG101 no report ## x claim\n")


def test_a_raised_flag_is_answered(hall: Path, command: Command) -> None:
    by_hand(hall)
    result = command("answer", ANNOTATION, "leaks", "ARG102", "the photo in the annex (AK)")

    assert result.exit_code == 0
    assert "- answer: ARG102 the photo in the annex (AK)\n" in hall.read_text()
    assert "(answered)" in command("check", ANNOTATION, "--select", "ARG102").stdout


def test_a_flag_that_is_not_there_cannot_be_answered(hall: Path, command: Command) -> None:
    before = by_hand(hall)
    result = command("answer", ANNOTATION, "close", "ARG102", "see the annex")

    assert result.exit_code == 2
    assert 'ARG102 is not raised on "close"; it is on leaks' in result.stderr
    assert hall.read_text() == before


def test_a_rejected_link_is_gone_and_nothing_else(hall: Path, command: Command) -> None:
    before = hall.read_text()
    result = command("reject", ANNOTATION, "leaks -> close")

    assert result.exit_code == 0
    gone = "- supports?: close\n  - because: Therefore\n"
    assert gone in before
    assert hall.read_text() == before.replace(gone, "")


def test_a_rejected_statement_takes_the_proposed_links_at_it_along(
    hall: Path, command: Command
) -> None:
    assert command("reject", ANNOTATION, "rained").exit_code == 0

    assert hall.read_text() == PROPOSED.replace(
        "## rained evidence?\n> It rained into two rooms in May.\n- because: two\n"
        "- supports?: leaks\n  - because: next to it\n\n",
        "",
    ).replace("- undercuts?: rained -> leaks\n  - because: a test\n", "")


def test_what_is_rejected_does_not_come_back(hall: Path, command: Command) -> None:
    hall.unlink()
    assert command("build", "corpus/hall.txt", "--model", "blank").exit_code == 0
    drafted = hall.read_text()
    name = next(line for line in drafted.splitlines() if line.startswith("## ")).split()[1]
    save(hall, drafted)
    assert command("reject", "corpus/hall.txt", name).exit_code == 0
    rejected = hall.read_text()
    save(hall, rejected)
    assert command("annotate", "corpus/hall.txt", "--model", "blank").exit_code == 0

    assert f"## {name} " in drafted
    assert f"## {name} " not in hall.read_text()


def test_comments_of_a_person_stay_when_a_statement_is_rejected(
    hall: Path, command: Command
) -> None:
    save(hall, PROPOSED.replace("- because: two\n", "<!-- ask again -->\n- because: two\n"))
    assert command("reject", ANNOTATION, "rained").exit_code == 0

    assert "<!-- ask again -->\n" in hall.read_text()


@pytest.mark.parametrize(
    ("old", "new", "names", "message"),
    [
        ("## rained evidence?", "## rained evidence", ["rained"], "rained is not a proposal"),
        ("- supports?: leaks", "- supports: leaks", ["rained"], "is not a proposal"),
        ("- supports?: close", "- supports: close", ["close"], "is not a proposal"),
        ("- undercuts?:", "- undercuts:", ["rained -> leaks"], "is not a proposal"),
        ("x", "x", ["rain"], 'did you mean "rained"?'),
    ],
)
def test_what_a_person_decided_is_not_rejected(  # four parameters and fixtures
    old: str, new: str, names: list[str], message: str, hall: Path, command: Command
) -> None:
    save(hall, PROPOSED.replace(old, new))
    before = hall.read_bytes()
    result = command("reject", ANNOTATION, *names)

    assert result.exit_code == 2
    assert message in result.stderr
    assert hall.read_bytes() == before


def test_fix_rewrites_the_old_spelling_of_an_answer(hall: Path, command: Command) -> None:
    old = HAND.replace("- note: seen in May", "- accept: ARG102 seen in May\n- note: accept: no")
    save(hall, old)
    assert '"accept:" is the old spelling of "answer:"' in command("check", ANNOTATION).stdout
    assert "ARG102" in command("fix", ANNOTATION).stdout
    assert hall.read_text() == old
    assert command("fix", ANNOTATION, "--write").exit_code == 0

    assert hall.read_text() == old.replace("- accept: ARG102", "- answer: ARG102")
    assert "old spelling" not in command("check", ANNOTATION).output


@pytest.mark.usefixtures("hall")
def test_a_flag_on_figures_of_a_proposal_counts_at_once_and_no_message_says_else(
    command: Command,
) -> None:
    result = command("flag", ANNOTATION, "rained", "ARG303", "three rooms are shown")
    line = command("check", ANNOTATION, "--select", "ARG303").stdout.splitlines()[-1]

    assert "is still a proposal" not in result.output
    assert "ARG303 error The text says" in line
    assert "and without “?”" not in line


def test_a_flag_on_an_accepted_link_names_the_end_that_is_still_proposed(
    hall: Path, command: Command
) -> None:
    save(hall, PROPOSED.replace("supports?: close", "supports: close").replace("claim?", "claim"))
    result = command("flag", ANNOTATION, "leaks -> close", "ARG208", "no aim is given")

    assert (
        f"close is still a proposal: the flag counts after `argmap accept {ANNOTATION} close`"
        in (result.stderr)
    )
    assert "(proposed)" in command("check", ANNOTATION, "--select", "ARG208").stdout
    assert command("accept", ANNOTATION, "close").exit_code == 0
    assert "(proposed)" not in command("check", ANNOTATION, "--select", "ARG208").stdout


def test_a_reason_without_a_proposal_rejects_nothing_and_says_what_is_missing(
    hall: Path, command: Command
) -> None:
    result = command("reject", ANNOTATION, "--why", "the text does not say so")

    assert result.exit_code == 2
    assert "add the id of a proposal" in result.stderr
    assert hall.read_text() == PROPOSED
