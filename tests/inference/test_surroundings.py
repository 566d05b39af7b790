"""What stands around a step: the next sentences, and of those farther away what is about it."""

from argmap.inference.surroundings import around, passage

TEXT = (
    "A choir sang. The mayor spoke of thefts. Patrols began in May. Thefts fell to 80. The patrols "
    "work. Tea was served. The thefts of bicycles did not fall. Rain came."
)


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_the_next_sentences_are_around_a_step_and_of_others_those_about_it() -> None:
    parts = (span("The patrols work."), span("Thefts fell to 80."))
    found = [TEXT[slice(*each)].strip() for each in around(TEXT, parts)]

    assert found == [
        "The mayor spoke of thefts.",
        "Patrols began in May.",
        "Tea was served.",
        "The thefts of bicycles did not fall.",
    ]


def test_a_passage_has_the_words_of_each_part() -> None:
    step = passage(TEXT, span("The patrols work."), [span("Thefts fell to 80.")])

    assert (step.conclusion, step.premise) == ("The patrols work.", "Thefts fell to 80.")
    assert "bicycles" in step.rest
    assert "choir" not in step.rest


def test_a_step_without_a_place_in_the_text_has_nothing_around_it() -> None:
    assert list(around(TEXT, ())) == []
