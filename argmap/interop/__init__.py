"""Export to other tools, and import from them: a module per format, a reader beside its writer."""
