"""Documents that are not plain text, taken into the corpus: one module per format."""

from argmap.documents.taking import Taken, take

__all__ = ["Taken", "take"]
