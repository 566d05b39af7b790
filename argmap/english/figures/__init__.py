"""The wording that ties numbers together, one module per thing that is said of them.

The patterns are in the small language of `language`; what follows from them is computed elsewhere.
"""
