"""ARG1xx: what the links of an argument leave out."""
