"""ARG2xx: steps from a premise to a conclusion."""
