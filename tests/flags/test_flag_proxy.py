"""From what was recorded to the thing itself."""

from __future__ import annotations

import pytest
from flag_examples import annotated

from argmap.flags import check

STEP = """\
## counted evidence
> Registered cases of abuse fell from 200 in 2020 to 50 in 2024.
- supports: thing

## thing conclusion
> {conclusion}
"""


@pytest.mark.parametrize(
    ("conclusion", "flagged"),
    [
        ("Abuse is disappearing from our homes.", True),
        ("Abuse in our homes has been eradicated.", True),
        ("Abuse has been eradicated.", True),
        ("Fewer cases of abuse have been registered.", False),
        ("Abuse must be eradicated.", False),
    ],
)
def test_a_count_of_records_does_not_say_that_the_thing_is_gone(
    conclusion: str, *, flagged: bool
) -> None:
    codes = {flag.code for flag in check(annotated(STEP.format(conclusion=conclusion))).flags}
    assert ("ARG207" in codes) is flagged
