"""OpenDocument texts: styles, lists, the words of paragraphs, and blocks."""
