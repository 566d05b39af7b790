"""Captions: the words that decide what the caption of a statement may leave out."""

from argmap.english.word_lists import word_lists, word_sets

WORDS = word_sets("captions")
CONNECTING = frozenset(phrase.strip() for phrase in word_lists("captions")["connecting"].split(";"))
