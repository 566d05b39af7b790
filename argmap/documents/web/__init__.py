"""The lines of a web page: what it shows, in order, and which lines are its main part."""
