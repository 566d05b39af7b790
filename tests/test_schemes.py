from __future__ import annotations

from argmap.schemes import SCHEMES, find_scheme, nearest_scheme


def test_names_are_unique_and_plain() -> None:
    names = [scheme.name for scheme in SCHEMES]
    assert len(set(names)) == len(names)
    assert all(name == name.casefold().strip() for name in names)


def test_every_scheme_has_questions_of_both_kinds() -> None:
    assert all(
        {question.burden for question in scheme.questions} == {"assumption", "exception"}
        for scheme in SCHEMES
    )
    assert all(question.words.endswith("?") for scheme in SCHEMES for question in scheme.questions)


def test_a_scheme_is_found_whatever_the_case_of_its_name() -> None:
    assert find_scheme("Correlation  To Cause") is SCHEMES[0]
    assert find_scheme("hunch") is None
    assert nearest_scheme("corelation to cause") == "correlation to cause"
    assert nearest_scheme("zzz") is None
