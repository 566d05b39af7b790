"""Everything that is specific to English: sentences, numbers, negation, quotation, hedges and the word lists."""
