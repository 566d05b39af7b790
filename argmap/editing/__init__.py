"""Acts of a person on the page -> changed lines of the annotation file. Pure functions only."""
