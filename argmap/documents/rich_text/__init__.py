"""RTF: its words, fonts, and how the text is put together from them."""
