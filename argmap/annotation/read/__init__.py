"""Reading: from the lines of an annotation file to an `Annotation`."""
