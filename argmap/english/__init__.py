"""English: sentences, numbers, negation, quotation, hedges, and the word lists behind them."""
