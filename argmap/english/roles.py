"""Words that are signs of a claim or of evidence, besides the cues."""

from argmap.english.word_lists import word_sets

_WORDS = word_sets("roles")
PERSON = _WORDS["person"]
SELF = _WORDS["self"]
MY = _WORDS["my"]
AUTHOR = _WORDS["author"]
HAVE = _WORDS["have"]
PAST_HELPERS = _WORDS["past-helpers"]
PERFORMING = _WORDS["performing"]
CLAUSE_SUBJECTS = _WORDS["clause-subjects"]
FRAME_OPENERS = _WORDS["frame-openers"]
UNSURE_REASONS = _WORDS["unsure-reasons"]
SURE_REASONS = frozenset({"because", "since", "after all", "the reason is", "if only because"})
