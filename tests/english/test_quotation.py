"""Quotation marks: speech, a title, a word as such, or a word from which a text keeps away."""

from __future__ import annotations

import pytest

from argmap.english.quotation import kind_of, quotations


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Their “welcome” was a locked door.", "scare"),
        ("What the guild calls “heritage” is a heap of bricks.", "scare"),
        ("Another “final” kiln, then.", "scare"),
        ("The kiln was “stone cold”, a potter said.", "quotation"),
        ("She called the kiln “a wreck”.", "quotation"),
        ("In the guild's words, it was “a bargain”.", "quotation"),
        ("The letter ends: “We are cold.”", "quotation"),
        ("He wrote “The Last Kiln” in 1970.", "title"),
        ("The chapter “Firing and glazing” is long.", "title"),
        ("The song “Embers” is older.", "title"),
        ("The word “warm” is not in the lease.", "word"),
        ("Press “start” and wait.", "word"),
        ("Set the switch to “off”.", "word"),
        ("A “biscuit kiln” is a kiln that is fired first.", "word"),
        ("The kiln, known as “the oven”, is old.", "word"),
        ("Orme Pots Ltd (“the Company”) sells pots.", "word"),
    ],
)
def test_quotation_marks_have_a_kind(text: str, kind: str) -> None:
    assert kind_of(text, quotations(text)[0]) == kind


def test_the_second_of_two_words_is_of_the_kind_of_the_first() -> None:
    text = "Choose “glazed” or “plain”."
    assert [kind_of(text, each) for each in quotations(text)] == ["word", "word"]


FRESH = (
    ('The "reform" has cost us two schools and a clinic.', "scare"),
    ("We are told that this 'progress' will be good for us.", "scare"),
    ("Another “consultation” took place behind locked doors.", "scare"),
    ("The minister's “solution” is to do nothing until June.", "scare"),
    ("So this is the “free market” that was promised to us.", "scare"),
    ("They closed the ward in the name of “efficiency”.", "scare"),
    ("Some “friend” he turned out to be.", "scare"),
    ("His “apology” lasted eleven seconds.", "scare"),
    ("The “experts” of the port authority had never seen a boat.", "scare"),
    ("Under the “flexible” contract she worked seventy hours.", "scare"),
    ("The company offered a “generous” pension of nine crowns a week.", "scare"),
    ("Such “mistakes” always seem to favour the bank.", "scare"),
    ("What a “victory” that was for the fishermen.", "scare"),
    ("The army calls it a zone of peace; its “peace” smells of smoke.", "scare"),
    ("The inspector said the roof was “beyond repair”.", "quotation"),
    ("According to the report, the valve had been “left open”.", "quotation"),
    ("She described the journey as “long and cold”.", "quotation"),
    ("“We never saw the letter,” the clerk replied.", "quotation"),
    ("The judge called the delay “wholly avoidable”.", "quotation"),
    ("He told the committee that he was “deeply sorry”.", "quotation"),
    ("In the words of the mayor, the fair was “a small miracle”.", "quotation"),
    ("The letter warns of “serious consequences” for the tenants.", "quotation"),
    ("Doctors insist that the drug is “safe and tested”.", "quotation"),
    ("The union accused the firm of “playing with lives”.", "quotation"),
    ("Asked about the fire, he answered: “No comment.”", "quotation"),
    ("The statement speaks of “an isolated incident”.", "quotation"),
    ("“Nobody was hurt”, wrote the harbour master.", "quotation"),
    ("The minister has promised “rapid action” on the wells.", "quotation"),
    ("One visitor wrote that the rooms were “spotless”.", "quotation"),
    ("Her novel “The Salt Road” won the prize.", "title"),
    ("The choir will sing “Evening Bells” on Sunday.", "title"),
    ("He reviewed “A House of Wind” for the paper.", "title"),
    ("Their first song, “Harbour”, was played everywhere.", "title"),
    ("The article “Why bees matter” appeared in March.", "title"),
    ("We watched “The Last Ferry” twice.", "title"),
    ("An exhibition called “Light and Bone” opens today.", "title"),
    ("The report, “Growing Old in Towns”, has ninety pages.", "title"),
    ("The play “Nine Chairs” runs until May.", "title"),
    ("She lectured on “Ice in the North” at the museum.", "title"),
    ("Chapter two, “The wells”, is the longest.", "title"),
    ("His film “Dust” was shot in one week.", "title"),
    ("“The Orchard Keeper” is on the reading list.", "title"),
    ("Tickets for “Winter Songs” cost nine crowns.", "title"),
    ("The podcast “Slow Trains” has a new host.", "title"),
    ("The word “parish” has two meanings here.", "word"),
    ("By “household” we mean people who share a kitchen.", "word"),
    ("Press “start” and wait for the lamp.", "word"),
    ("Turn the dial to “low” before you leave.", "word"),
    ("A “weir” is a low dam across a river.", "word"),
    ("The fish is known as “silver nan” on the coast.", "word"),
    ("Write “none” if you have no pets.", "word"),
    ("The label says “fragile” in four languages.", "word"),
    ("The term “fair wage” is defined in section two.", "word"),
    ("The dog answers to the name “Bosun”.", "word"),
    ("He spelled “harbour” without the u.", "word"),
    ("The letters “NB” stand for note well.", "word"),
    ("In this leaflet “carer” includes parents.", "word"),
    ("Enter your password and choose “save”.", "word"),
    ("The new “freedom” means that we queue at four in the morning.", "scare"),
    ("All that is left of the 'partnership' is a bill.", "scare"),
    ("The firm's “care” for the river ended at its fence.", "scare"),
    ("Those “volunteers” had been ordered to come.", "scare"),
    ('We have had enough of this "leadership".', "scare"),
    ("A “temporary” shed has stood there for thirty years.", "scare"),
    ("It was a 'debate' in which one side had no microphone.", "scare"),
    ("Under this “fair” system the poorest pay most.", "scare"),
    ("The bank sold them an “opportunity” and took the farm.", "scare"),
    ("Their “charity” owns two yachts.", "scare"),
    ("The coroner spoke of “a chain of small errors”.", "quotation"),
    ("'We will not pay,' the tenants wrote.", "quotation"),
    ("The vicar said it was 'a sad day for the parish'.", "quotation"),
    ("Her lawyer rejected the charge as “a fairy tale”.", "quotation"),
    ("The minister vowed to act “without delay”.", "quotation"),
    ("Read “A Winter in Oslo” before you go.", "title"),
    ("Her essay 'The Last Well' is about thirst.", "title"),
    ("His paper, “Counting Gulls”, was read at the meeting.", "title"),
    ("Tick the box marked “yes”.", "word"),
    ("The word 'fen' is older than the town.", "word"),
    ("For our purposes “child” means anybody under sixteen.", "word"),
    ("The name is pronounced “Beever”.", "word"),
    ("Enter your name under “guests”.", "word"),
)


@pytest.mark.parametrize(("text", "kind"), FRESH)
def test_words_around_quotation_marks_decide(text: str, kind: str) -> None:
    assert kind_of(text, quotations(text)[-1]) == kind


@pytest.mark.parametrize(
    "text",
    [
        "The boys' shoes and the girls' coats were left in the hall.",
        "In the '90s the farmers' market closed, and the bakers' shops followed.",
        "It's the workers' own fund, and it isn't the owners' money.",
        "He ate fish 'n' chips on the pier.",
    ],
)
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert quotations(text) == ()
