"""ARG5xx: single words."""
