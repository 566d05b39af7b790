"""Formats of other tools, one module each. Their place; none stands here yet."""
