"""ARG3xx: what the text says of its own figures."""
