"""The checks: `check(here, before, after)` yields what a sentence and those around it give."""
