"""The rules of the catalogue, one folder per family."""
