from __future__ import annotations

import subprocess
import sys
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flag_examples import Example, case_examples, page_examples, sections

import argmap.flags
from argmap.flags import RULES, catalogue, check, flags_page, page_of
from argmap.flags.pages import entries
from argmap.model import CODES, LEVELS, ArgmapError

if TYPE_CHECKING:
    from argmap.flags.finding import Rule

HEADINGS = (
    "What it finds",
    "Why it matters",
    "The question to ask",
    "Flagged",
    "Not flagged",
    "What to do",
    "False alarms",
)
FOLDER = Path(argmap.flags.__file__).parent
EXAMPLES = tuple(chain(page_examples(), case_examples()))


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_is_flagged_or_not_as_it_says(example: Example) -> None:
    codes = {flag.code for flag in check(example.annotation, also=(example.code,)).flags}

    assert (example.code in codes) == example.flagged, sorted(codes)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)
def test_the_page_of_a_rule_is_complete(rule: Rule) -> None:
    found = sections(rule.__doc__ or "")

    assert tuple(title for title in found if title) == HEADINGS
    assert all(found[title].strip().removeprefix(f"## {title}").strip() for title in HEADINGS)
    assert (rule.__doc__ or "").splitlines()[0].endswith(".")


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if not rule.CODE.startswith("ARG3")], ids=lambda rule: rule.CODE
)
def test_a_rule_has_examples_of_both_kinds(rule: Rule) -> None:
    counted = Counter(example.flagged for example in case_examples() if example.code == rule.CODE)

    assert counted[True] >= 4
    assert counted[False] >= 4


def test_every_rule_file_is_in_the_written_tuple() -> None:
    names = {name.replace("-", "_"): code for code, name in CODES.items()}
    files = {path.stem for path in FOLDER.glob("*.py") if path.stem in names}

    assert {_file_of(rule): rule.CODE for rule in RULES} == {name: names[name] for name in files}
    assert len({rule.CODE for rule in RULES}) == len(RULES)


def _file_of(rule: Rule) -> str:
    return Path(getattr(rule, "__file__", "")).stem


def test_the_catalogue_holds_every_published_code() -> None:
    assert list(entries()) == list(CODES)
    assert {entry.level for entry in entries().values()} <= set(LEVELS)
    assert all(f"{code}  " in catalogue() for code in CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_page(code: str) -> None:
    page = page_of(code)

    assert page.startswith(f"# {code} {CODES[code]} (")
    assert page == page_of(code.lower()) == page_of(CODES[code])


def test_the_page_of_a_flag_for_people_says_who_raises_it() -> None:
    assert "Only a person raises it." in page_of("ARG209")
    assert "does not look for it yet" not in page_of("ARG209")
    assert all(
        entry.by == "person"
        or (f"# {entry.code} " in page_of(entry.code) and "## Flagged" in page_of(entry.code))
        for entry in entries().values()
    )


def test_the_whole_catalogue_is_one_page_with_the_examples_as_they_stand() -> None:
    page = flags_page()

    assert page.count("\n## ARG") == len(CODES)
    assert "\n### What it finds\n" in page
    assert "\n## fewer-falls evidence\n> In 2021" in page


def test_an_unknown_code_is_answered_with_the_nearest() -> None:
    nearest = {
        "ARG211": r"there is no flag “ARG211”. The nearest: ARG210 \(likeness-as-guilt\) and ARG212 \(off-the-point\).",
        "ARG2022": r"ARG202 \(co-movement-to-cause\)",
        "co-movment": r"The nearest: ARG202",
        "xyzzy": "there is no flag “xyzzy”. `argmap explain` lists them all.",
    }
    for wanted, answer in nearest.items():
        with pytest.raises(ArgmapError, match=answer):
            page_of(wanted)


def test_importing_the_rules_imports_nothing_heavy() -> None:
    program = "import sys, argmap.flags; print(sorted({'networkx', 'spacy', 'pyvis', 'jinja2', 'click'} & set(sys.modules)))"

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"
