"""The report: arguments in premise-conclusion form, flags, figures, what was not taken in."""

from __future__ import annotations

import io
import zipfile

import docx as python_docx
from markdown_it import MarkdownIt

from argmap.annotation import parse
from argmap.flags import check
from argmap.graph import ArgumentGraph
from argmap.model import Annotation
from argmap.reporting.blocks import Heading, Items, Table
from argmap.reporting.content import report_blocks
from argmap.reporting.html import html
from argmap.reporting.markdown import markdown
from argmap.reporting.premise_conclusion import NO_SCHEME, premise_conclusion_form
from argmap.reporting.word import docx
from argmap.source import read_text

TEXT = """The toll was meant to pay for the quay.
The quay was paid off in 2021.
A family pays 1,900 crowns a year, up from 1,700, a rise of 200 crowns.
So the toll is only <b>a tax</b>.
It follows that the toll should go.
The harbour office says the quay needs repairs.
Boats come and go.
"""
ANNOTATION = """---
argmap: 1
source: toll.txt
---

## meant-for-quay evidence
> The toll was meant to pay for the quay.

## paid-off evidence
> The quay was paid off in 2021.
- supports: only-a-tax with meant-for-quay
  - scheme: argument from sign
  - flag: ARG202 no comparison is given

## family-pays evidence?
> A family pays 1,900 crowns a year, up from 1,700, a rise of 200 crowns.
- supports?: toll-should-go

## only-a-tax claim
> So the toll is only <b>a tax</b>.
- supports: toll-should-go

## toll-should-go conclusion
> It follows that the toll should go.

## needs-repairs rebuttal
> the quay needs repairs
- by: the harbour office
- attacks: only-a-tax
"""


def reading() -> Annotation:
    return parse(ANNOTATION, read_text(TEXT, path="corpus/toll.txt"), path="corpus/toll.argmap.md")


def test_premises_come_before_what_follows_from_them_and_each_statement_once() -> None:
    form = premise_conclusion_form(ArgumentGraph(reading()), "toll-should-go")
    assert [each.statement.id for each in form] == [
        "family-pays",
        "paid-off",
        "meant-for-quay",
        "only-a-tax",
        "toll-should-go",
    ]
    tax, end = form[3], form[4]
    assert [(step.premises, step.form) for step in tax.inferences] == [
        ((2, 3), "argument from sign")
    ]
    assert [step.premises for step in end.inferences] == [(1,), (4,)]
    assert end.inferences[0].form == NO_SCHEME
    assert [each.number for each in form] == [1, 2, 3, 4, 5]


def test_a_circle_of_reasons_ends() -> None:
    circle = ANNOTATION.replace(
        "> It follows that the toll should go.\n",
        "> It follows that the toll should go.\n- supports: only-a-tax\n",
    )
    graph = ArgumentGraph(parse(circle, read_text(TEXT, path="toll.txt")))
    form = premise_conclusion_form(graph, "toll-should-go")
    assert len({each.statement.id for each in form}) == len(form) == 5
    assert all(step.premises for each in form for step in each.inferences)


def test_every_statement_flag_check_and_aside_of_the_reading_is_in_the_report() -> None:
    annotation = reading()
    report = check(annotation)
    blocks = report_blocks(annotation, report)
    text = markdown(blocks)
    for flag in report.flags:
        assert flag.number in text
    for each in annotation.statements[:5]:
        assert each.text.replace("<b>", "\\<b\\>").replace("</b>", "\\</b\\>") in text
    assert "From (2) and (3): argument from sign." in text
    assert "Flag on the step from (2) and (3)" in text
    tables = [each for each in blocks if isinstance(each, Table)]
    assert [row[1] for row in tables[0].rows] == [each.stated for each in report.checks]
    assert report.checks
    assert (annotation.source.sha256) in text
    assert "“the quay needs repairs” (line 6; said by the harbour office) speaks against" in text
    assert "Nothing is quoted in line 7." in text
    assert "proposed by the machine" in text
    assert "corpus/" not in text


def test_the_three_forms_say_the_same_and_escape_what_the_text_contains() -> None:
    annotation = reading()
    blocks = report_blocks(annotation, check(annotation))
    page, text, word = html(blocks), markdown(blocks), docx(blocks)
    assert "<b>a tax" not in page
    assert "<b>a tax" not in MarkdownIt("commonmark").render(text)
    assert "<script" not in page
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        assert archive.testzip() is None
    read = python_docx.Document(io.BytesIO(word))
    headings = [
        each.text
        for each in read.paragraphs
        if str(each.style and each.style.name).startswith("Heading")
    ]
    assert headings == [each.text for each in blocks if isinstance(each, Heading)]
    said = " ".join(each.text for each in read.paragraphs)
    for block in blocks:
        for item in block.items if isinstance(block, Items) else ():
            assert item.text in said
    assert docx(blocks) == word
