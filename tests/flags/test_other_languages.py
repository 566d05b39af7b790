"""Texts that are not English, annotated by hand: figures and quotations count, English words do not.

Both texts are made up for these tests.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.data import to_data
from argmap.flags import check
from argmap.model import Annotation, AnnotationError
from argmap.source import read_text

GERMAN = """\
Die Brücke über die Aller bleibt gesperrt

Der Landkreis hat die alte Brücke im März 2024 gesperrt, weil zwei der vier Pfeiler Risse haben.
Von den 480 Betrieben im Tal haben 120 (25 %) weniger Kunden als im Vorjahr, sagt eine Studie.

Der Bürgermeister behauptet, „die Umleitung schadet niemandem“. Das ist nicht richtig, denn im Mai
hat die Bäckerei Holt geschlossen. Die Brücke ist sicher. Die Brücke ist nicht sicher.

Deshalb muss der Landkreis die Brücke in diesem Jahr reparieren. Angeblich fehlt das Geld dafür.
"""
GERMAN_BODY = """\
## betriebe evidence
> Von den 480 Betrieben im Tal haben 120 (25 %) weniger Kunden als im Vorjahr
- supports: schadet

## schadet claim
> Das ist nicht richtig, denn im Mai hat die Bäckerei Holt geschlossen.
- attacks: niemandem
- supports: reparieren

## niemandem claim
> „die Umleitung schadet niemandem“
- by: der Bürgermeister

## sicher claim
> Die Brücke ist sicher.
- supports: unsicher

## unsicher claim
> Die Brücke ist nicht sicher.

## reparieren conclusion
> Deshalb muss der Landkreis die Brücke in diesem Jahr reparieren.

## geld conclusion
> Angeblich fehlt das Geld dafür.
"""
RUSSIAN = """\
Паром через реку снова не ходит

С 1 апреля 2024 года паром между Заречьем и городом не ходит. По данным опроса, из 480 домов
120 (25 %) остаются зимой без подвоза дров. Все знают, что машин стало больше.

Глава района утверждает, что «объезд никому не мешает». Это не так: в мае закрылась пекарня.

Поэтому район должен отремонтировать паром в этом году. Якобы на это нет денег.
"""
RUSSIAN_BODY = """\
## doma evidence
> из 480 домов 120 (25 %) остаются зимой без подвоза дров
- supports: ne-tak

## ne-tak claim
> Это не так: в мае закрылась пекарня.
- attacks: ne-meshaet
- supports: remont

## ne-meshaet claim
> «объезд никому не мешает»
- by: глава района

## remont conclusion
> Поэтому район должен отремонтировать паром в этом году.

## net-deneg conclusion
> Якобы на это нет денег.
"""
CASES = pytest.mark.parametrize(
    ("text", "body"), [(GERMAN, GERMAN_BODY), (RUSSIAN, RUSSIAN_BODY)], ids=["German", "Russian"]
)
FRONT = "---\nargmap: 1\nsource: x.txt\n---\n\n"


def annotated(text: str, body: str) -> Annotation:
    return argmap.parse(FRONT + body, read_text(text))


@CASES
def test_rules_that_read_english_words_are_silent(text: str, body: str) -> None:
    codes = {flag.code for flag in check(annotated(text, body)).flags}

    assert codes <= {"ARG101", "ARG102", "ARG106"}


@CASES
def test_what_the_links_of_a_person_leave_out_is_flagged_as_ever(text: str, body: str) -> None:
    report = check(annotated(text, body))
    last = body.rsplit("## ", 1)[1].split(maxsplit=1)[0]
    states = {each.id: each.state for each in report.standing}

    assert f"ARG101:{last}" in {flag.id for flag in report.flags}
    assert set(states.values()) >= {"clear", "no-support"}


@CASES
def test_a_computation_in_figures_and_signs_is_checked(text: str, body: str) -> None:
    (found,) = check(annotated(text, body)).checks

    assert found.holds
    assert "120 / 480 = 25%" in found.computed


@CASES
def test_a_quotation_that_is_not_in_the_text_is_an_error(text: str, body: str) -> None:
    with pytest.raises(AnnotationError, match="480"):
        annotated(text, body.replace("480", "490"))


@CASES
def test_the_report_and_the_page_say_that_wording_is_not_read(text: str, body: str) -> None:
    annotation = annotated(text, body)
    report = check(annotation)
    said = "rules on wording are silent"

    assert [problem.level for problem in report.problems] == ["warning"]
    assert said in report.problems[0].message
    assert "check every line" not in report.problems[0].message
    assert said in argmap.page(annotation, report)


@CASES
def test_a_flag_by_hand_does_not_say_that_nothing_was_found(text: str, body: str) -> None:
    marked = body.replace("- supports: ", "- supports: ", 1).replace(
        "\n\n", "\n  - flag: ARG202 x\n\n", 1
    )
    annotation = annotated(text, marked)
    flag = next(each for each in check(annotation).flags if each.code == "ARG202")

    assert flag.state == "raised"
    assert flag.looked_for == ()


@CASES
def test_such_an_annotation_is_built(
    text: str, body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argmap.pipeline import build_document
    from argmap.project import find_documents

    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/x.txt").write_text(text, "utf-8")
    (tmp_path / "corpus/x.argmap.md").write_text(FRONT + body, "utf-8")
    (document,) = find_documents(["corpus"])[0]

    assert build_document(document, "output", model=None, svg=False).reading
    html = (tmp_path / "output/x.html").read_text("utf-8")
    assert text.splitlines()[0] in html
    assert "rules on wording are silent" in html


def test_an_english_text_has_no_such_note() -> None:
    text = "The bridge over the river stays closed. " * 8
    annotation = annotated(text, "## a claim\n> The bridge over the river stays closed.\n")

    assert check(annotation).problems == ()
    assert to_data(annotation, check(annotation))["problems"] == []


def test_a_short_text_in_another_script_is_not_english_either() -> None:
    annotation = annotated("Якобы нет денег.", "## a claim\n> Якобы нет денег.\n")

    assert "rules on wording are silent" in check(annotation).problems[0].message
