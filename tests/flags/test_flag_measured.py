"""What was measured is kept with the benchmark, and says no more than was judged."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

from test_flag_words import BANNED

from argmap.catalogue import CODES, RULES
from argmap.flags import check

ROOT = Path(__file__).parents[2]
VERDICTS = [
    json.loads(line)
    for line in Path(__file__).with_name("verdicts.jsonl").read_text("utf-8").splitlines()
]
SECOND = [
    json.loads(line)
    for line in Path(__file__).with_name("second_verdicts.jsonl").read_text("utf-8").splitlines()
]
PAGE = runpy.run_path(str(ROOT / "benchmarks/flags_page.py"))
MEASURED = tomllib.loads((ROOT / "benchmarks/flags_measured.toml").read_text("utf-8"))
SEARCHING = [rule for rule in RULES if rule.raised_by not in {"person", "nobody"}]
RECORD = {
    "id": "made-up",
    "text": "The only way to keep the fields dry is the dam. The dam must be built.",
    "units": [
        {"id": "a", "start": 0, "end": 47, "role": "claim"},
        {"id": "b", "start": 48, "end": 70, "role": "conclusion"},
    ],
    "relations": [{"source": "a", "target": "b", "type": "support"}],
}


def test_a_verdict_names_a_flag_and_contains_no_text() -> None:
    assert len(VERDICTS) >= 100
    for verdict in VERDICTS:
        assert set(verdict) == {
            "sample",
            "reading",
            "corpus",
            "document",
            "code",
            "start",
            "end",
            "holds",
            "agreed",
            "why",
        }
        assert verdict["code"] in CODES
        assert verdict["holds"] or not verdict["agreed"]
        assert 0 < len(verdict["why"]) < 100
        assert not BANNED.search(verdict["why"])


def test_every_flag_is_judged_once() -> None:
    counted = Counter(
        tuple(each[name] for name in ("reading", "corpus", "document", "code", "start", "end"))
        for each in VERDICTS
    )
    assert set(counted.values()) == {1}


def test_a_second_reader_judged_flags_of_the_first() -> None:
    place = ("reading", "corpus", "document", "code", "start", "end")
    first = {tuple(each[name] for name in place) for each in VERDICTS}
    second = {tuple(each[name] for name in place) for each in SECOND}

    assert len(second) == len(SECOND) >= 100
    assert second <= first
    for verdict in SECOND:
        assert set(verdict) == {*place, "holds", "agreed", "why"}
        assert verdict["holds"] or not verdict["agreed"]
        assert 0 < len(verdict["why"]) < 100
        assert not BANNED.search(verdict["why"])


def test_the_page_says_what_two_readers_said() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks/flags.py"), "--readers"],
        capture_output=True,
        text=True,
        check=True,
    )
    shown = {line.split()[0]: line for line in done.stdout.splitlines()}
    agreed = [
        sum(each["agreed"] for each in SECOND if each["code"].startswith(family))
        for family in ("ARG1", "ARG2", "ARG4", "ARG5")
    ]
    page = " ".join(PAGE["flags_page"]().split())

    assert shown["all"].split("; ")[1:] == [
        "holds: first 115, second 121, the same of 120, kappa 0.54",
        "agreed: first 108, second 90, the same of 110, kappa 0.59",
    ]
    assert (
        f"The second agreed with {agreed[0]} of 30 flags of ARG1xx, {agreed[1]} of 30 of ARG2xx, "
        f"{agreed[2]} of 36 of ARG4xx and {agreed[3]} of 34 of ARG5xx" in page
    )
    assert f"judged {len(SECOND)} of these flags" in page


def test_the_figures_kept_are_those_of_the_verdicts() -> None:
    assert [code for code in MEASURED if code.startswith("ARG")] == [
        rule.code for rule in SEARCHING
    ]
    for each in SEARCHING:
        for sample in {verdict["sample"] for verdict in VERDICTS}:
            verdicts = [
                verdict
                for verdict in VERDICTS
                if verdict["code"] == each.code and verdict["sample"] == sample
            ]
            counts = [
                len(verdicts),
                sum(verdict["holds"] for verdict in verdicts),
                sum(verdict["agreed"] for verdict in verdicts),
            ]
            assert MEASURED[each.code].get(sample, [0, 0, 0]) == counts
    assert all(MEASURED[rule.code]["off"] == (not rule.on) for rule in SEARCHING)


def test_what_a_flag_of_structure_says_is_so_in_the_annotation() -> None:
    assert all(
        each["holds"]
        for each in VERDICTS
        if each["sample"] == "fourth" and each["code"].startswith("ARG1")
    )


def test_no_rule_of_inference_or_sourcing_warns_by_itself_before_readers_agreed_with_it() -> None:
    wanted = {"2": 0.8, "4": 0.85}
    warning = [
        rule.code for rule in RULES if rule.raised_by == "machine" and rule.level == "warning"
    ]

    for code in (each for each in warning if each[3] in wanted):
        judged, _, agreed = MEASURED[code]["still"]
        assert judged >= 8
        assert agreed >= wanted[code[3]] * judged


def test_a_sample_of_our_own_is_from_texts_in_this_repository() -> None:
    lines = (ROOT / "benchmarks/texts/own.jsonl").read_text("utf-8").splitlines()
    names = {json.loads(line)["id"] for line in lines}

    assert {each["document"] for each in VERDICTS if each["reading"] == "own"} <= names


def test_the_page_shows_them() -> None:
    assert f"| ARG501 distancing | {MEASURED['ARG501']['flags']} | " in PAGE["flags_page"]()
    low, high = PAGE["interval"](8, 10)
    assert (round(low, 2), round(high, 2)) == (0.49, 0.94)


def test_the_program_that_measures_reads_texts_in_their_form(tmp_path: Path) -> None:
    (tmp_path / "small.jsonl").write_text(json.dumps(RECORD) + "\n", "utf-8")
    program = str(ROOT / "benchmarks/flags.py")

    done = subprocess.run(
        [sys.executable, program, str(tmp_path)], capture_output=True, text=True, check=True
    )
    shown = subprocess.run(
        [sys.executable, program, str(tmp_path), "--show", "ARG213"],
        capture_output=True,
        text=True,
        check=True,
    )
    drawn = subprocess.run(
        [sys.executable, program, str(tmp_path), "--sample", "1"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert tomllib.loads(done.stdout)["words"] == 16
    assert tomllib.loads(done.stdout)["ARG213"]["flags"] == 1
    assert shown.stdout.startswith("small made-up ARG213 48-70 note proposed\n")
    assert shown.stdout in drawn.stdout


def test_a_rule_that_is_off_is_enabled_by_its_code() -> None:
    from flag_examples import annotated

    annotation = annotated("## a claim\n> Many shops have closed.\n")

    assert not any(flag.code == "ARG504" for flag in check(annotation).flags)
    assert any(flag.code == "ARG504" for flag in check(annotation, also=("ARG504",)).flags)


def test_the_page_has_the_pages_of_all_flags_with_their_examples() -> None:
    page = PAGE["flags_page"]()

    assert page.count("\n## ARG") == len(CODES)
    assert "\n### What it finds\n" in page
    assert "\n## fewer-falls evidence\n> In 2021" in page
