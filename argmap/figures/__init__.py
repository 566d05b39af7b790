"""Numbers in a text and whether they agree with each other. Its place; no check stands here yet."""
