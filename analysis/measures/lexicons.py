"""Two more word lists for tone, on VADER's scale: does a finding hang on whose list is used?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean
from xml.etree import ElementTree

from analysis.measures.vader_lexicon import MOST

_AFINN_MOST = 5  # AFINN's values run from -5 to 5


@cache
def afinn() -> Mapping[str, float]:
    """Return AFINN (Nielsen 2011, version 165), its values of -5 to 5 drawn to -4 to 4.

    The file comes with the package ``afinn``, whose code is not loaded; its licence is the Open
    Database License. Entries of several words are left out, for a scorer reads single words.

    Examples
    --------
    >>> afinn()["threat"], "united" in afinn()
    (-1.6, True)
    """
    lines = _file("afinn", "data", "AFINN-en-165.txt").read_text(encoding="utf-8").split("\n")
    entries = (line.rpartition("\t") for line in lines if "\t" in line)
    return {word: int(value) * MOST / _AFINN_MOST for word, _, value in entries if " " not in word}


@cache
def pattern() -> Mapping[str, float]:
    """Return the Pattern lexicon (De Smedt and Daelemans 2012), mostly adjectives, times 4.

    The file comes with the package ``textblob``, whose code is not loaded; it is dedicated to the
    public domain (PDDL). Its polarities run from -1 to 1; a word with several senses has their
    mean.

    Examples
    --------
    >>> round(pattern()["dangerous"], 1), "threat" in pattern()
    (-2.4, False)
    """
    senses: dict[str, list[float]] = defaultdict(list)
    for word, polarity in _senses(_file("textblob", "en", "en-sentiment.xml")):
        senses[word].append(polarity)
    means = {word: MOST * fmean(values) for word, values in senses.items() if " " not in word}
    return {word: value for word, value in means.items() if value}


def _senses(path: Path) -> Iterator[tuple[str, float]]:
    for entry in ElementTree.parse(path).getroot().iter("word"):
        yield entry.attrib["form"].lower(), float(entry.attrib["polarity"])


def _file(package: str, *parts: str) -> Path:
    """Find a data file of a package without loading its code."""
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(
            f"Could not find the package `{package}`, which holds a word list for tone. "
            f"`pip install {package}` brings it."
        )
    return Path(found.submodule_search_locations[0], *parts)
