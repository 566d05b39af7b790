"""Captions and ids: the few words of a statement on its card, and the name that refers to it."""

from argmap.drafting.labels.captions import to_id, to_ids, to_label, to_labels

__all__ = ["to_id", "to_ids", "to_label", "to_labels"]
