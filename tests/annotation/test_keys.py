from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.annotation.keys import FRONT_MATTER_KEYS, KINDS, LINK_KEYS, STATEMENT_KEYS, once

DOCS = Path(__file__).parents[2] / "docs/annotation-format.md"


def section(title: str) -> str:
    return re.split(
        r"^## ", DOCS.read_text("utf-8").split(f"\n## {title}\n")[1], flags=re.MULTILINE
    )[0]


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("The front matter", FRONT_MATTER_KEYS),
        ("Properties of a statement", STATEMENT_KEYS),
        ("Properties of a link", LINK_KEYS),
    ],
)
def test_every_key_is_documented_in_the_order_of_the_table(
    title: str, keys: dict[str, object]
) -> None:
    rows = re.findall(r"^\| (`.*?) \|", section(title), flags=re.MULTILINE)
    assert [key for row in rows for key in re.findall(r"`([^`]+)`", row)] == list(keys)


def test_the_keys_of_links_and_those_given_once() -> None:
    assert KINDS == {"supports": "support", "attacks": "attack", "undercuts": "undercut"}
    assert once(STATEMENT_KEYS) == ("by", "label", "near", "because")
    assert once(LINK_KEYS) == ("scheme", "because")
