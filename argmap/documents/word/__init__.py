"""Word documents: parts, styles, numbers, fields, formulas, and the words of paragraphs."""
