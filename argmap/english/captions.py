"""Captions: the words by which the caption of a statement is chosen."""

from argmap.english.patterns import lazy
from argmap.english.word_lists import word_sets

WORDS = word_sets("captions")
SPELLED_OUT = {"'s": "is", "'re": "are", "'m": "am", "'ve": "have", "'ll": "will", "'d": "would"}
BEFORE_NOT = {"ca": "can", "can": "can", "wo": "will"}  # as in "ca n't"
NOT = lazy(rf"\b({'|'.join(sorted(WORDS['contracted']))}) not\b")
