"""A reading as a document for people without the map: what is claimed, why, and what is open."""
