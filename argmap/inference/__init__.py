"""Steps by their words: what the conclusion claims, what the premise gives, what is not given."""
