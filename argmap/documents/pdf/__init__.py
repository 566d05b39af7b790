"""PDF, by PDFium: each page's words with their places, put in the order in which they are read."""

from argmap.documents.pdf.document import extract

__all__ = ["extract"]
