"""Lines of an annotation file -> Annotation."""
