"""Captions: the words by which the caption of a statement is chosen."""

from __future__ import annotations

from argmap.english.patterns import lazy
from argmap.english.word_lists import word_sets

_WORDS = word_sets("captions")
DROPPED = _WORDS["dropped"]
FRAMES = _WORDS["frames"]
LOOSE_ENDS = _WORDS["loose-ends"]
ASKING_ENDS = _WORDS["asking-ends"]
OPENERS = _WORDS["openers"]
LEADS = _WORDS["leads"]
HELPERS = _WORDS["helpers"]
PEOPLES = _WORDS["peoples"]
NO_PEOPLES = _WORDS["no-peoples"]
NOT_SAID = _WORDS["not-said"]
NEGATIONS = _WORDS["negations"]
MODALS = _WORDS["modals"]
HAVE = _WORDS["have"]
CONTRACTED = _WORDS["contracted"]
WILL = _WORDS["will"]
LIGHT = _WORDS["light"]
RELATIVE = _WORDS["relative"]
PRONOUNS = _WORDS["pronouns"]
POINTING = _WORDS["pointing"]
ASKING = _WORDS["asking"]
HEADLESS = _WORDS["headless"]
LARGE = _WORDS["large"]
LEADING = _WORDS["leading"]
COMPARING = _WORDS["comparing"]
STRONG = _WORDS["strong"]
OBJECTS = _WORDS["objects"]
PERSONS = _WORDS["persons"]
AMOUNTS = _WORDS["amounts"]
CHANGES = _WORDS["changes"]
EMPTY = _WORDS["empty"]
DEGREES = _WORDS["degrees"]
BINDING_DEGREES = _WORDS["binding-degrees"]
ENOUGH = _WORDS["enough"]
COUNTING = _WORDS["counting"]
NEARLY = _WORDS["nearly"]
JOINTS = _WORDS["joints"]
MANY = _WORDS["many"]
THOSE = _WORDS["those"]
ANYONE = _WORDS["anyone"]
KEPT = _WORDS["kept"]
PARTICLES = _WORDS["particles"]
IDLE = _WORDS["idle"]
INTENSE = _WORDS["intense"]
TIMES = _WORDS["times"]
TIMED = _WORDS["timed"]
PLACED = _WORDS["placed"]
ASIDE = _WORDS["aside"]
NOTING = _WORDS["noting"]

SPELLED_OUT = {"'s": "is", "'re": "are", "'m": "am", "'ve": "have", "'ll": "will", "'d": "would"}
BEFORE_NOT = {"ca": "can", "can": "can", "wo": "will"}  # as in "ca n't"
NOT = lazy(rf"\b({'|'.join(sorted(CONTRACTED))}) not\b")
