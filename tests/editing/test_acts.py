"""Each act changes the lines that it is about, and says in plain words why it cannot be done."""

from __future__ import annotations

import pytest
from desk_samples import ANNOTATION, TEXT, changed, done, span

from argmap.annotation import parse
from argmap.editing.acts import ActError, read_act
from argmap.source import read_text

LINK = {"source": "more-loaves", "target": "better-bread"}


@pytest.mark.parametrize(
    ("act", "lines"),
    [
        (
            {"do": "role", "id": "cheap-flour", "role": "rebuttal"},
            ["-## cheap-flour claim?", "+## cheap-flour rebuttal"],
        ),
        (
            {"do": "accept", "id": "cheap-flour"},
            ["-## cheap-flour claim?", "+## cheap-flour claim"],
        ),
        ({"do": "accept", "id": "better-bread"}, []),
        (
            {"do": "accept-link", "source": "cheap-flour", "target": "better-bread"},
            ["-- attacks?: better-bread", "+- attacks: better-bread"],
        ),
        (
            {"do": "reject-link", "source": "cheap-flour", "target": "better-bread", "why": "no"},
            ["-- attacks?: better-bread", "-  - because: another cause; unsure"],
        ),
        (
            {"do": "link", "source": "better-bread", "target": "same-price", "type": "support"},
            ["+- supports: same-price", "+"],
        ),
        (
            {
                "do": "link",
                "source": "nobody-counted",
                "target": "better-bread",
                "type": "attack",
                "with": ["cheap-flour"],
            },
            ["+- attacks: better-bread with cheap-flour"],
        ),
        (
            {
                "do": "link",
                "source": "same-price",
                "target": {"source": "cheap-flour", "target": "better-bread"},
                "type": "undercut",
            },
            ["+- undercuts: cheap-flour -> better-bread"],
        ),
        (
            {"do": "label", "id": "more-loaves", "label": "840"},
            ["-- label: more loaves", "+- label: 840"],
        ),
        ({"do": "label", "id": "more-loaves", "label": ""}, ["-- label: more loaves"]),
        ({"do": "label", "id": "same-price", "label": "same"}, ["+- label: same"]),
        (
            {"do": "answer", **LINK, "code": "ARG202", "see": "nobody-counted"},
            ["+  - answer: ARG202 see nobody-counted"],
        ),
        (
            {"do": "answer", "id": "same-price", "code": "ARG102", "see": "line 4"},
            ["+- answer: ARG102 see line 4"],
        ),
        (
            {"do": "confirm", **LINK, "code": "ARG202", "reason": "one summer (AK)"},
            ["+  - flag: ARG202 one summer (AK)"],
        ),
        (
            {"do": "accept-section", "section": "Others"},
            [
                "-## cheap-flour claim?",
                "+## cheap-flour claim",
                "-- attacks?: better-bread",
                "+- attacks: better-bread",
            ],
        ),
    ],
)
def test_an_act_changes_only_its_own_lines(act: dict[str, object], lines: list[str]) -> None:
    assert changed(act) == lines


def test_a_rejected_statement_goes_with_its_links_and_no_other_line() -> None:
    lines = changed({"do": "reject", "id": "cheap-flour"})
    assert lines[0] == "-## cheap-flour claim?"
    assert len(lines) == 7  # and the blank line below it
    assert all(line.startswith("-") for line in lines)


def test_a_deleted_link_takes_what_undercuts_it_along() -> None:
    lines = changed({"do": "unlink", **LINK})
    assert "-- undercuts: more-loaves -> better-bread" in lines
    assert "-  - scheme: correlation to cause" in lines


def test_a_deleted_statement_leaves_no_reference_to_it() -> None:
    text = done({"do": "delete", "id": "same-price"}).text
    assert "same-price" not in text
    assert "## more-loaves evidence" in text


def test_new_words_go_below_the_statement_before_them_in_the_text() -> None:
    after = done({"do": "new", "role": "claim", **span("The price of a loaf stayed the same.")})
    assert after.created == ("price-loaf-stayed",)
    assert after.text == ANNOTATION + (
        "\n## price-loaf-stayed claim\n> The price of a loaf stayed the same.\n"
    )


def test_new_words_before_all_others_go_above_the_next_statement_in_its_section() -> None:
    text = done({"do": "new", "role": "evidence", **span("The bakery opened a second oven")}).text
    assert "# The oven\n\n## bakery-opened-second-oven evidence\n> The bakery opened" in text


def test_half_words_are_completed() -> None:
    lines = changed({"do": "new", "role": "claim", **span("rice of a loaf stay")})
    assert "+> price of a loaf stayed" in lines


def test_words_that_occur_twice_get_what_is_near_the_place_that_was_marked() -> None:
    second = TEXT.rindex("in May")
    act = {"do": "new", "role": "claim", "start": second, "end": second + 6}
    lines = changed(act)
    assert lines[2] == "+> in May"
    assert lines[3].startswith("+- near: ")
    placed = parse(done(act).text, read_text(TEXT)).statements[-1]
    assert placed.start == second


def test_a_statement_is_split_where_it_is_cut() -> None:
    at = TEXT.index(", in April")
    lines = changed({"do": "split", "id": "more-loaves", "at": at + 1})
    assert lines == [
        "-> In June it sold 840 loaves a day, in April 510",
        "+> In June it sold 840 loaves a day,",
        "+",
        "+## april evidence",
        "+> in April 510",
    ]


def test_neighbours_are_joined_and_references_follow() -> None:
    lines = changed({"do": "merge", "id": "cheap-flour", "other": "nobody-counted"})
    assert "+> “flour was cheap this summer”. Nobody counted the loaves in May." in lines
    assert "+- answer: ARG102 they did in June" in lines
    assert "+- undercuts: more-loaves -> better-bread" in lines
    assert "-## nobody-counted rebuttal" in lines


def test_joining_two_that_are_linked_drops_the_link_between_them() -> None:
    lines = changed({"do": "merge", "id": "better-bread", "other": "cheap-flour"})
    assert "-- attacks?: better-bread" in lines
    assert not any(line.startswith("+- attacks") for line in lines)


def test_a_premise_that_is_not_said_is_added_to_its_step() -> None:
    lines = changed({"do": "premise", **LINK, "words": "Ovens matter.", "role": "claim"})
    assert lines[:2] == [
        "-- supports: better-bread with same-price",
        "+- supports: better-bread with same-price, ovens-matter",
    ]
    assert "+= Ovens matter." in lines


@pytest.mark.parametrize(
    ("act", "message"),
    [
        ({"do": "role", "id": "nobody", "role": "claim"}, "no statement is called"),
        ({"do": "role", "id": "same-price", "role": "fact"}, "is no role"),
        ({"do": "reject", "id": "better-bread"}, "a person decided it"),
        (
            {"do": "link", "source": "same-price", "target": "same-price", "type": "support"},
            "itself",
        ),
        ({"do": "unlink", "source": "same-price", "target": "cheap-flour"}, "there is no link"),
        ({"do": "confirm", "id": "same-price", "code": "ARG102", "reason": ""}, "reason"),
        ({"do": "answer", "id": "same-price", "code": "ARG102"}, "reason"),
        ({"do": "answer", "id": "same-price", "code": "ARG999", "reason": "x"}, "no flag"),
        ({"do": "label", "id": "same-price", "label": "a\x07"}, "cannot be printed"),
        ({"do": "new", "role": "claim", "start": 0, "end": 0}, "nothing is marked"),
        ({"do": "new", "role": "claim", **span("“flour was cheap this summer”")}, "already"),
        ({"do": "split", "id": "more-loaves", "at": 0}, "between two of its words"),
        ({"do": "merge", "id": "more-loaves", "other": "nobody-counted"}, "between the two"),
        ({"do": "accept-section", "section": "None"}, "no section"),
        ({"do": "fly"}, "there is no act"),
        ({"do": "role", "id": "same-price"}, 'lacks "role"'),
        ({"do": "role", "id": "same-price", "role": "claim", "x": 1}, 'no field "x"'),
        ({"do": "new", "role": "claim", "start": True, "end": 3}, "must be a number"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(act: dict[str, object], message: str) -> None:
    with pytest.raises(ActError, match=message):
        done(act)


def test_a_link_that_is_there_already_is_not_written_twice() -> None:
    act = {"do": "link", "source": "more-loaves", "target": "better-bread", "type": "support"}
    with pytest.raises(ActError, match="two links lead"):  # an undercut would mean either
        done(act)
    assert changed({**act, "with": ["same-price"]}) == []


def test_an_act_that_is_not_an_object_is_refused() -> None:
    with pytest.raises(ActError, match="must be an object"):
        read_act(["role"])


def test_acts_of_one_request_are_all_done_or_none() -> None:
    good = {"do": "accept", "id": "cheap-flour"}
    with pytest.raises(ActError):
        done(good, {"do": "accept", "id": "nobody"})
    change = {"do": "unlink", "source": "cheap-flour", "target": "better-bread"}
    other = {"do": "link", "source": "cheap-flour", "target": "better-bread", "type": "support"}
    text = done(change, other).text
    assert "- supports: better-bread\n" in text
    assert "attacks?" not in text
