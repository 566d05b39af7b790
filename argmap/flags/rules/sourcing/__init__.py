"""ARG4xx: where claims and figures come from."""
