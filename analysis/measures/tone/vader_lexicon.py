"""VADER's lexicon, and the words a codebook lays over it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from numbers import Real
from pathlib import Path

from analysis.errors import InputError
from analysis.measures.tone.vader_words import BOOSTERS, strip_marks

MOST = 4  # the lexicon's values are means of ratings from -4 to 4


def load_lexicon() -> dict[str, float]:
    """Return VADER's lexicon: the value of each word, -4 to 4.

    The file comes with the package ``vaderSentiment``, whose code is not loaded.

    Examples
    --------
    >>> lexicon = load_lexicon()
    >>> len(lexicon), lexicon["united"], lexicon["security"], "sanctions" in lexicon
    (7506, 1.8, 1.4, False)
    """
    return dict(shared_lexicon())


@cache
def shared_lexicon() -> Mapping[str, float]:
    """Return the one lexicon that all scorers read and none may change."""
    package = find_spec("vaderSentiment")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError(
            "Could not find the package `vaderSentiment`, which holds VADER's lexicon. "
            "`pip install vaderSentiment` brings it."
        )
    path = Path(package.submodule_search_locations[0], "vader_lexicon.txt")
    lines = path.read_text(encoding="utf-8").split("\n")
    entries = (line.strip().split("\t") for line in lines if line.strip())
    return {entry[0]: float(entry[1]) for entry in entries}


def check_overlay(overlay: Mapping[str, float]) -> dict[str, float]:
    """Return the overlay in small letters, or refuse an entry that could have no effect."""
    for word, value in overlay.items():
        if word.split() != [word] or len(word) < 2 or strip_marks(word) != word:
            raise InputError(
                f"`overlay` has `{word}`, which VADER does not read as one word. Give single "
                "words of two characters or more, without marks at their ends."
            )
        if word.lower() in BOOSTERS:
            raise InputError(
                f"`overlay` has `{word}`, which VADER reads as strengthening or weakening the "
                "words after it and never scores. Leave it out."
            )
        if not (isinstance(value, Real) and abs(value) <= MOST):
            raise InputError(
                f"`overlay` has `{word}` = {value!r}. Give a number from {-MOST} to {MOST}; "
                "0 makes it an ordinary word."
            )
    return {word.lower(): float(value) for word, value in overlay.items()}
