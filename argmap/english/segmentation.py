"""Segmentation: the words by which text is cut into sentences, and sentences into clauses."""

from argmap.english.word_lists import word_sets

_WORDS = word_sets("segmentation")
SUBORDINATORS = _WORDS["subordinators"]
SURE_SUBORDINATORS = _WORDS["sure-subordinators"]
AS_UNIT = _WORDS["as-unit"]
AS_REPORTED = _WORDS["as-reported"]
ALTERNATIVES = _WORDS["alternatives"]
ABBREVIATIONS = _WORDS["abbreviations"]
BEFORE_FIGURES = _WORDS["before-figures"]
LOWER_CASE_ABBREVIATIONS = _WORDS["lower-case"]
