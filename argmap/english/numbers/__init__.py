"""The one number reader: every number of a text as a quantity, and views of them.

`read` gives all numbers; `amounts`, `values`, `years`, `has_count` and `from_to` are for flags;
`number_words` is what two wordings must share where a quote is placed approximately.
"""

from argmap.english.numbers.amounts import amounts as amounts
from argmap.english.numbers.amounts import from_to as from_to
from argmap.english.numbers.amounts import has_count as has_count
from argmap.english.numbers.amounts import number_words as number_words
from argmap.english.numbers.amounts import values as values
from argmap.english.numbers.amounts import years as years
from argmap.english.numbers.quantity import Quantity as Quantity
from argmap.english.numbers.reader import plain as plain
from argmap.english.numbers.reader import read as read
