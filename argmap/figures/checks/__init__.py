"""The checks: each reads one kind of computation from a sentence and those around it.

Every module has `check(here, before, after)`, which yields computations and remarks.
"""
