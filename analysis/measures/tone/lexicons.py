"""Other word lists than VADER's, to see how much of a tone hangs on the list.

Each is read from the file of an installed package, whose code is not loaded, and put on VADER's
scale of -4 to 4, so that the same rules (negation, degree, "but") score with it:

- ``afinn``: AFINN-en-165 by Finn Årup Nielsen, rated -5 to 5 by one person for short posts (Open
  Database License), from the package ``afinn``. Source: Nielsen, F. Å. (2011), "A new ANEW:
  Evaluation of a word list for sentiment analysis in microblogs", ESWC workshop.
- ``pattern``: the subjectivity lexicon of Pattern by Tom De Smedt and Walter Daelemans, adjectives
  of product reviews, -1 to 1 a sense (Public Domain Dedication and License), from the package
  ``textblob``. Senses of a word are averaged. Source: De Smedt, T. and Daelemans, W. (2012),
  "Pattern for Python", JMLR 13.

What they are not: lists for diplomacy. Three lists that agree may share the same mistake.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

from analysis.measures.tone.vader_lexicon import MOST
from analysis.measures.tone.vader_words import BOOSTERS, strip_marks

LABELS = {"afinn": "AFINN", "pattern": "Pattern"}
_AFINN_MOST = 5
_WORD = re.compile(r"[^\W\d_][\w'-]+")


def load_other_lexicon(name: str) -> Mapping[str, float]:
    """Return the words of another list with their values on VADER's scale.

    Parameters
    ----------
    name : {"afinn", "pattern"}
        Which list.

    Returns
    -------
    Mapping of str to float
        Single words in small letters, -4 to 4; words without tone and VADER's own degree adverbs
        left out.

    Raises
    ------
    ModuleNotFoundError
        Where the package that carries the list is missing.

    Examples
    --------
    >>> load_other_lexicon("afinn")["hope"], load_other_lexicon("pattern")["legal"]
    (1.6, 0.8)
    """
    return _LOADERS[name]()


def _data(package: str, *parts: str) -> str:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(
            f"Could not find the package `{package}`, which holds a word list. "
            f"`pip install {package}` brings it."
        )
    return Path(spec.submodule_search_locations[0], *parts).read_text(encoding="utf-8")


def _kept(values: Mapping[str, float]) -> dict[str, float]:
    """Keep single words that VADER's rules can meet and that have a tone."""
    return {
        word: round(value, 4)
        for word, value in values.items()
        if value and _WORD.fullmatch(word) and word not in BOOSTERS and strip_marks(word) == word
    }


@cache
def _afinn() -> Mapping[str, float]:
    lines = _data("afinn", "data", "AFINN-en-165.txt").split("\n")
    rows = (line.split("\t") for line in lines if line)
    return _kept({row[0].lower(): float(row[1]) * MOST / _AFINN_MOST for row in rows})


@cache
def _pattern() -> Mapping[str, float]:
    root = ElementTree.fromstring(_data("textblob", "en", "en-sentiment.xml"))
    senses: dict[str, list[float]] = {}
    for entry in root.iter("word"):
        senses.setdefault(entry.attrib["form"].lower(), []).append(float(entry.attrib["polarity"]))
    return _kept({word: MOST * sum(v) / len(v) for word, v in senses.items()})


_LOADERS = {"afinn": _afinn, "pattern": _pattern}
