"""What differs between two readings: matched by the words they quote, never by meaning."""

from __future__ import annotations

from argmap.annotation import parse
from argmap.comparing.difference import Difference, Side, difference
from argmap.comparing.lines import lines, plain
from argmap.comparing.page import difference_page
from argmap.flags import check
from argmap.source import read_text

TEXT = """The toll was meant to pay for the quay.
The quay was paid off in 2021, and the toll went on.
A family pays 1,900 crowns a year.
It follows that the toll should go.
"""
HEAD = "---\nargmap: 1\nsource: toll.txt\n---\n"
FIRST = f"""{HEAD}
## meant-for-quay evidence
> The toll was meant to pay for the quay.

## paid-off evidence
> The quay was paid off in 2021
- supports: toll-should-go with meant-for-quay

## family-pays evidence
> A family pays 1,900 crowns a year.

## toll-should-go conclusion
> It follows that the toll should go.
"""


def side(annotation: str, text: str = TEXT) -> Side:
    read = parse(annotation, read_text(text, path="toll.txt"))
    return Side(read, check(read))


def compared(second: str, text: str = TEXT) -> Difference:
    return difference(side(FIRST), side(second, text))


def test_a_reading_does_not_differ_from_itself() -> None:
    found = compared(FIRST)
    assert found.items == ()
    assert list(lines(found)) == []
    assert len(found.pairing.pairs) == 4


def test_a_statement_with_another_id_role_and_end_is_the_same_statement() -> None:
    second = FIRST.replace("paid-off evidence", "quay-is-paid claim").replace(
        "> The quay was paid off in 2021\n",
        "> The quay was paid off in 2021, and the toll went on.\n",
    )
    (item,) = compared(second).of("statement")
    assert (item.change, item.name) == ("changed", "quay-is-paid")
    fields = {each.name: (each.before, each.after) for each in item.fields}
    assert fields["id"] == ("paid-off", "quay-is-paid")
    assert fields["role"] == ("evidence", "claim")
    assert fields["words"] == (
        "The quay was paid off in 2021",
        "The quay was paid off in 2021, and the toll went on.",
    )
    assert compared(second).of("link") == ()


def test_statements_of_one_id_that_quote_other_words_are_two_statements() -> None:
    second = FIRST.replace("> A family pays 1,900 crowns a year.", "> the toll went on")
    changes = {each.change: each.words for each in compared(second).of("statement")}
    assert changes == {
        "removed": "A family pays 1,900 crowns a year.",
        "added": "the toll went on",
    }


def test_touching_quotes_are_not_the_same_statement() -> None:
    first = FIRST.replace("> The quay was paid off in 2021\n", "> The quay was paid off\n")
    second = FIRST.replace(
        "> The quay was paid off in 2021\n", "> in 2021, and the toll went on.\n"
    )
    found = difference(side(first), side(second))
    assert [each.change for each in found.of("statement")] == ["removed", "added"]


def test_links_differ_in_kind_premises_and_presence() -> None:
    attack = FIRST.replace(
        "- supports: toll-should-go with meant-for-quay", "- attacks: toll-should-go"
    )
    (item,) = compared(attack).of("link")
    assert item.change == "changed"
    assert {each.name for each in item.fields} == {"kind", "premises"}
    none = FIRST.replace("- supports: toll-should-go with meant-for-quay\n", "")
    (item,) = compared(none).of("link")
    assert (item.change, item.name) == ("removed", "paid-off+meant-for-quay -> toll-should-go")
    assert item.lines[1] is None


def test_flags_that_a_person_raised_or_answered_are_listed() -> None:
    second = FIRST.replace(
        "with meant-for-quay\n", "with meant-for-quay\n  - flag: ARG202 no comparison is given\n"
    )
    (flag,) = compared(second).of("flag")
    assert (flag.change, flag.name.split()[0], flag.fields[0].after) == (
        "added",
        "ARG202",
        "raised",
    )
    answered = second.replace(
        "- flag: ARG202 no comparison is given", "- answer: ARG202 see line 2"
    )
    states = [each.fields[0] for each in difference(side(second), side(answered)).of("flag")]
    assert [(each.before, each.after) for each in states] == [("raised", "")]  # no rule has it


def test_a_changed_source_leaves_its_changed_statements_unplaced() -> None:
    text = TEXT.replace("1,900", "2,100").replace("The toll was", "Long ago, the toll was")
    second = FIRST.replace("1,900", "2,100").replace("> The toll was", "> the toll was")
    found = compared(second, text)
    assert found.unplaced == ("meant-for-quay", "family-pays")
    assert found.pairing.pairs["paid-off"] == "paid-off"
    assert found.pairing.pairs["toll-should-go"] == "toll-should-go"
    assert "family-pays" not in found.pairing.pairs
    assert any("not placed" in line for line in lines(found))


def test_implicit_statements_are_the_same_by_their_words_or_their_id() -> None:
    implicit = f"{FIRST}\n## a-toll-has-a-purpose claim\n= A toll ends when its purpose is met.\n"
    reworded = implicit.replace("ends when", "should end when")
    (item,) = difference(side(implicit), side(reworded)).of("statement")
    assert item.change == "changed"
    renamed = implicit.replace("a-toll-has-a-purpose", "purpose")
    (item,) = difference(side(implicit), side(renamed)).of("statement")
    assert "id" in {each.name for each in item.fields}


def test_the_plain_data_name_both_files_and_every_item() -> None:
    second = FIRST.replace("family-pays evidence", "family-pays claim")
    data = plain(compared(second))
    assert data["paired"]["family-pays"] == "family-pays"
    assert data["items"][0]["fields"][0] == {"name": "role", "before": "evidence", "after": "claim"}


def test_the_page_has_both_maps_marks_what_is_absent_and_escapes_everything() -> None:
    text = TEXT + "A <b>bold</b> word ends it.\n"
    second = f"{FIRST}\n## bold-word claim\n> A <b>bold</b> word ends it.\n"
    sides = side(FIRST, text), side(second, text)
    page = difference_page(difference(*sides), *sides, ("<a>", "b & c"))
    assert page.count("<svg") == 2
    assert page.count('class="absent"') == 1
    assert "<b>bold" not in page
    assert "&lt;a&gt;" in page
    assert "b &amp; c" in page
    assert '<span class="two">A &lt;b&gt;bold' in page
    assert "<script" not in page
