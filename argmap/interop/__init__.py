"""Export to and import from other tools, one module per format; there is none yet."""
