"""Export to other tools, one module per format: what it writes, and what survives in it."""
