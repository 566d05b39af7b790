"""The checks, one file a family: each yields computations and what is to be said about them."""
