"""A language server for annotation files: what an editor asks, answered from the file as it is.

Only `server.py` and `answers.py` know the protocol; the other modules are functions of an
`Analysis`. Lines count from 1 and columns from 0, in code points; `positions.py` turns them into
what a client counts in.
"""
