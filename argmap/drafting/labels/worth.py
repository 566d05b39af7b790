"""The weights that words of a caption have in common: a gain, and a loss without them."""

from __future__ import annotations

Weight = tuple[float, float]

BOUND = (0.0, 99.0)  # the two never part
DENIES = (3.0, 20.0)
ASKS = (2.0, 9.0)
BINDS = (2.0, 12.0)  # must, should; a figure
ALTERS = (2.0, 5.0)  # fewer, only, never
SAYS = (2.0, 1.5)
ADDS = (1.0, 0.2)
ADORNS = (0.3, 0.0)
DATES = (-1.5, 0.0)
BY_DEP = {
    "nsubj": (3.0, 5.0), "nsubjpass": (3.0, 5.0), "csubj": (2.0, 5.0), "csubjpass": (2.0, 5.0),
    "dobj": (3.0, 6.0), "attr": (3.0, 8.0), "acomp": (3.0, 8.0), "oprd": (3.0, 8.0),
    "xcomp": (3.0, 6.0), "ccomp": (3.0, 5.0), "prt": (2.0, 9.0), "pobj": BOUND, "pcomp": BOUND,
    "dative": ADDS,
}  # fmt: skip
