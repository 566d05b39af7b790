"""The one number reader: `read` gives every number of a text, the others are views of them."""

from argmap.english.numbers.amounts import amounts, from_to, has_count, number_words, values, years
from argmap.english.numbers.quantity import Quantity
from argmap.english.numbers.reader import read

__all__ = ["Quantity", "amounts", "from_to", "has_count", "number_words", "read", "values", "years"]
