"""Geometry of the map: ranks, order, branches, routes. Knows no HTML."""
