"""Captions and ids: the few words of a statement that stand on its card, and the name by which a person refers to it."""

from argmap.drafting.labels.captions import to_id, to_ids, to_label, to_labels

__all__ = ["to_id", "to_ids", "to_label", "to_labels"]
