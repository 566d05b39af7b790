"""Two or more readings of one text: what differs between them, and how far they agree."""
