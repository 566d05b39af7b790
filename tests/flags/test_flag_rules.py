from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flag_examples import Example, case_examples, page_examples

import argmap
from argmap.catalogue import CODES, FAMILIES, RULES
from argmap.flags import check, listing, page_of
from argmap.flags.rules import check_of, question_of, reason_of, sections_of
from argmap.model import ArgmapError

if TYPE_CHECKING:
    from argmap.catalogue import Rule

HEADINGS = (
    "What it finds",
    "Why it matters",
    "The question to ask",
    "Flagged",
    "Not flagged",
    "What to do",
    "False alarms",
)
PACKAGE = Path(argmap.__file__).parent
FOLDER = PACKAGE / "flags/rules"
EXAMPLES = tuple(chain(page_examples(), case_examples()))
SEARCHING = [rule for rule in RULES if rule.raised_by not in {"person", "nobody"}]
KINDS = {"flagged": True, "not flagged": False, "known false alarm": False, "known miss": True}
TOY = '''\
"""A word such as "toy".

## Why it matters
A toy is not an argument.

## The question to ask
Is it a toy?
"""

from argmap.flags.finding import Finding


def check(graph):
    for statement in graph.annotation.statements:
        if "toy" in statement.text:
            yield Finding(f"The text says “{statement.text}”.", "No.", statement=statement.id)
'''
TOY_ROW = '    Rule("ARG599", "toy-word", "note"),\n'
TRY_TOY = """\
import json
from argmap import check, parse, read_text
front = "---\\nargmap: 1\\nsource: x.txt\\n---\\n\\n"
text = front + "## a claim\\n> This is a toy.\\n- answer: ARG599 yes\\n"
report = check(parse(text, read_text("This is a toy.")))
(flag,) = [flag for flag in report.flags if flag.code == "ARG599"]
print(json.dumps([flag.id, flag.name, flag.level, flag.why, flag.question, flag.state]))
"""


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_is_flagged_or_not_as_it_says(example: Example) -> None:
    codes = {flag.code for flag in check(example.annotation, also=(example.code,)).flags}

    right = (example.code in codes) == KINDS[example.kind]
    if example.kind.startswith("known") and not right:
        pytest.xfail("a step that is read by its words alone")
    assert right, sorted(codes)


@pytest.mark.parametrize("rule", SEARCHING, ids=lambda rule: rule.code)
def test_the_page_of_a_rule_is_complete(rule: Rule) -> None:
    found = sections_of(rule)

    assert tuple(title for title in found if title) == HEADINGS
    assert all(found.values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_begins_with_a_sentence_and_gives_a_reason_and_a_question(rule: Rule) -> None:
    assert sections_of(rule)[""].endswith(".")
    assert reason_of(rule).endswith(".")
    assert "?" in question_of(rule)


@pytest.mark.parametrize(
    "rule", [rule for rule in SEARCHING if rule.family != "numbers"], ids=lambda rule: rule.code
)
def test_a_rule_has_examples_of_both_kinds(rule: Rule) -> None:
    counted = Counter(example.kind for example in case_examples() if example.code == rule.code)

    assert counted["flagged"] >= 4
    assert counted["not flagged"] >= 4


def test_every_file_of_a_rule_has_a_row_in_the_catalogue() -> None:
    found = (path for path in FOLDER.glob("*/*") if path.suffix in {".py", ".md"})
    files = {path for path in found if path.stem != "__init__"}
    searched = [rule for rule in SEARCHING if rule.family != "numbers" and check_of(rule)]
    modules = {FOLDER / rule.family / f"{rule.name.replace('-', '_')}.py" for rule in searched}
    pages = {FOLDER / each.family / f"{each.name}.md" for each in RULES if each not in searched}

    assert files == modules | pages
    assert len(CODES) == len(set(CODES.values())) == len(RULES)
    assert list(CODES) == sorted(CODES)


def test_a_row_a_module_and_a_case_file_make_a_rule(tmp_path: Path) -> None:
    copied = tmp_path / "argmap"
    shutil.copytree(PACKAGE, copied, ignore=shutil.ignore_patterns("__pycache__"))
    (copied / "flags/rules/language/toy_word.py").write_text(TOY, "utf-8")
    rows = (copied / "catalogue.py").read_text("utf-8")
    last = '    Rule("ARG508", "own-praise", "note"),\n'
    assert last in rows
    (copied / "catalogue.py").write_text(rows.replace(last, last + TOY_ROW), "utf-8")

    explained = python("-m", "argmap", "explain", "toy-word", folder=tmp_path)

    assert json.loads(python("-c", TRY_TOY, folder=tmp_path)) == [
        "ARG599:a",
        "toy-word",
        "note",
        "A toy is not an argument.",
        "Is it a toy?",
        "answered",
    ]
    assert explained.startswith('# ARG599 toy-word (note)\n\nA word such as "toy".\n')


def test_the_list_has_every_published_code_by_family() -> None:
    lines = listing().splitlines()

    assert [line.split()[0] for line in lines if line.startswith("ARG")] == [
        word
        for number, family in FAMILIES.items()
        for word in (f"ARG{number}xx", *(rule.code for rule in RULES if rule.family == family))
    ]
    assert "  (by hand only)" in next(line for line in lines if line.startswith("ARG110"))


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_page(code: str) -> None:
    page = page_of(code)

    assert page.startswith(f"# {code} {CODES[code]} (")
    assert page == page_of(code.lower()) == page_of(CODES[code])


def test_the_page_of_a_flag_for_people_says_who_raises_it() -> None:
    assert "Only a person raises it" in page_of("ARG209")
    assert "    - flag: ARG209 your reason" in page_of("ARG209")
    assert all(("## Flagged" in page_of(rule.code)) == (rule in SEARCHING) for rule in RULES)


def test_an_unknown_code_is_answered_with_the_closest() -> None:
    nearest = {
        "ARG211": r"there is no flag “ARG211”. The closest: ARG210 \(likeness-as-guilt\) "
        r"and ARG212 \(off-the-point\).",
        "ARG2022": r"ARG202 \(co-movement-to-cause\)",
        "co-movment": r"The closest: ARG202",
        "xyzzy": "there is no flag “xyzzy”. `argmap explain` lists them all.",
    }
    for wanted, answer in nearest.items():
        with pytest.raises(ArgmapError, match=answer):
            page_of(wanted)


def test_the_rules_import_nothing_heavy() -> None:
    program = (
        "import sys; from argmap.catalogue import RULES; from argmap.flags.rules import check_of\n"
        "for rule in RULES: check_of(rule)\n"
        "print(sorted({'networkx', 'spacy', 'pyvis', 'jinja2', 'click'} & set(sys.modules)))"
    )

    assert python("-c", program, folder=PACKAGE.parent).strip() == "[]"


def python(*arguments: str, folder: Path) -> str:
    """Return what a Python program prints that imports argmap from a folder."""
    environment = os.environ | {"PYTHONPATH": str(folder)}
    done = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env=environment,
    )
    return done.stdout


def test_reasons_are_known_where_python_drops_docstrings() -> None:
    command = "from argmap.catalogue import RULES; from argmap.flags.rules import reason_of;"
    command += "print(all(reason_of(rule) for rule in RULES))"
    done = subprocess.run(
        [sys.executable, "-OO", "-c", command], capture_output=True, text=True, check=True
    )
    assert done.stdout == "True\n"
