"""All formats that are imported, by name; the module of a format is imported when it is used."""

from importlib import import_module

from argmap.interop.incoming import ImportFileError, Incoming, Reader

# The name of each format, its module, and the name of the reader there; the order is the one in
# which a file without a named format is tried.
MODULES = {
    "docx": ("docx_reader", "DOCX"),
    "brat": ("brat_reader", "BRAT"),
    "microtext": ("microtext_reader", "MICROTEXT"),
    "csv": ("tables_reader", "CSV"),
    "argdown": ("argdown_reader", "ARGDOWN"),
    "kialo": ("kialo_reader", "KIALO"),
    "xaif": ("aif_reader", "XAIF"),
    "aif": ("aif_reader", "AIF"),
    "sadface": ("sadface_reader", "SADFACE"),
    "label-studio": ("label_studio_reader", "LABEL_STUDIO"),
    "web-annotation": ("web_annotation_reader", "WEB_ANNOTATION"),
}


def reader_of(name: str) -> Reader:
    """Return a reader by the name of its format; raises KeyError for others."""
    module, variable = MODULES[name]
    found = getattr(import_module(f"argmap.interop.{module}"), variable)
    assert isinstance(found, Reader)  # noqa: S101  # for the type checker: the module defines it
    return found


def reader_for(file: Incoming) -> Reader:
    """Return the reader of a file by its name and beginning; raises ImportFileError."""
    for name in MODULES:
        reader = reader_of(name)
        if reader.recognise(file):
            return reader
    names = ", ".join(MODULES)
    raise ImportFileError(f"{file.path}: the format is not clear; name it with --from ({names})")
