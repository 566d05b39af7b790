"""Captions and ids: the few words of a statement on its card, and the name that refers to it."""
