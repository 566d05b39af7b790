"""The reader of a format, started: what it lacks and whatever it raises becomes a message."""

from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias

from argmap.documents.kinds import FORMATS, refuse_other
from argmap.documents.piece import DocumentError, Extract
from argmap.model import ArgmapError

Progress: TypeAlias = Callable[[int, int], None]
_INSTALL = 'pip install "argmap[documents]"'
# Packages that the libraries of readers need, and that they may name in an error of their own.
_NEEDED = ("lxml_html_clean", "mdit_py_plugins", "lxml")


def extract(
    form: str,
    data: bytes,
    document: str,
    *,
    named: bool = True,
    progress: Progress | None = None,
) -> Extract:
    """Return the text of a document; `named`: its format was taken from its file's name.

    `progress` is called with the number of pages that are read, and of all.
    """
    try:
        read = _reader(form)
        if named:
            refuse_other(form, data, document)
        return read(data, document, progress) if form == "pdf" else read(data, document)
    except DocumentError as error:
        raise DocumentError(f"{document}: {error}") from error
    except ArgmapError:
        raise
    except ImportError as error:
        raise DocumentError(f"{document}: {_missing(error, form)}") from error
    except Exception as error:  # documents come from anywhere, and their readers raise anything
        what = " ".join(str(error).split())[:200]
        raise DocumentError(
            f"{document}: the file is damaged or unusual, and could not be read as {form.upper()}"
            f" ({type(error).__name__}: {what}); open it and save it again"
        ) from error


def _reader(form: str) -> Callable[..., Extract]:
    import_module(FORMATS[form].library)
    reader: Callable[..., Extract] = import_module(f"argmap.documents.{form}").extract
    return reader


def _missing(error: Exception, form: str) -> str:
    """Return what is not installed, which may be something that a library needs itself."""
    known, said = FORMATS[form], " ".join(str(error).split())
    module = (getattr(error, "name", None) or "").split(".")[0]
    own = module == known.library
    if not own:
        module = next((each for each in _NEEDED if each in said), module)
    if own or module in _NEEDED:
        name = known.package if own else module
        need = f"{name}, which is not installed; install it with:"
    else:
        need = (
            f"{known.package}, which cannot be loaded ({said[:200]}); install what it needs with:"
        )
    return f"reading {form.upper()} needs {need}\n    {_INSTALL}"
