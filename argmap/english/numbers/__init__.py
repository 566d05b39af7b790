"""The one number reader: every number of a text as a quantity, and views of them.

`read` gives all numbers; `amounts`, `values`, `years`, `has_count` and `from_to` are for flags;
`number_words` is what two wordings must share where a quote is placed approximately.
"""

from argmap.english.numbers.amounts import amounts, from_to, has_count, number_words, values, years
from argmap.english.numbers.quantity import Quantity
from argmap.english.numbers.reader import read

__all__ = ["Quantity", "amounts", "from_to", "has_count", "number_words", "read", "values", "years"]
