"""Editing: writing an annotation, and changing single lines of one."""
