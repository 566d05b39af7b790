"""Writing an annotation and changing single lines of one: merge, accept, fix, rename, memory."""
