"""The cue lexicon: words that say that something is said, and how far to trust them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from analysis.codebook.inflection import inflect, plural

FRAMES = ("quotation", "that", "clause", "to", "object", "passive")


class Cue(NamedTuple):
    """A cue lemma and the share of its uses that state something, in each frame (0 to 1)."""

    lemma: str
    quotation: float  # beside a quotation: `"…," she said`
    that: float  # with `that`: `she said that …`
    clause: float  # with a bare clause: `she said she …`
    to: float  # with an infinitive: `she vowed to …`
    object: float  # with a noun phrase or a preposition: `she touted the potential of …`
    passive: float  # in the passive: `she is expected to …`

    @property
    def is_sure(self) -> bool:
        """Whether the cue, beside a quotation, states more often than not."""
        return self.quotation >= 0.5


@lru_cache(maxsize=1)
def cue_forms() -> dict[str, Cue]:
    """Return every verb form of the cue table with its cue.

    Examples
    --------
    >>> cue_forms()["reiterated"].lemma
    'reiterate'
    """
    found: dict[str, Cue] = {}
    for row in _rows("cues.csv"):
        cue = Cue(row["lemma"], *(float(row[frame]) for frame in FRAMES))
        forms = row["forms"].split(" / ") if " " in cue.lemma else row["forms"].split()
        for form in forms if row["forms"] else inflect(cue.lemma):
            found.setdefault(form, cue)
    return found


def is_saying(form: str) -> bool:
    """Tell `adding`: the participle of a sure cue."""
    if form == "including" or not form.endswith("ing"):
        return False  # `…, including the tax` names what is said, it says nothing
    return form in cue_forms() and cue_forms()[form].is_sure


class NounCue(NamedTuple):
    """A noun or adjective that states, and the share of its uses that do, by what follows it.

    ``owned`` has a source (`her claim that …`, `she is sure that …`), ``free`` has none.
    """

    lemma: str
    owned_that: float
    owned_to: float
    owned_about: float
    free_that: float
    free_to: float
    free_about: float


@lru_cache(maxsize=1)
def noun_cues() -> dict[str, NounCue]:
    """Return every noun form of the table of nouns with its cue."""
    found: dict[str, NounCue] = {}
    for row in _rows("noun_cues.csv"):
        if row["kind"] == "noun":
            cue = _noun_cue(row)
            found[cue.lemma] = found[plural(cue.lemma)] = cue
    return found


@lru_cache(maxsize=1)
def adjective_cues() -> dict[str, NounCue]:
    """Return every adjective of the table with its cue."""
    rows = (row for row in _rows("noun_cues.csv") if row["kind"] == "adjective")
    return {row["lemma"]: _noun_cue(row) for row in rows}


def _noun_cue(row: dict[str, str]) -> NounCue:
    return NounCue(row["lemma"], *(float(row[name]) for name in NounCue._fields[1:]))


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("analysis.voices").joinpath(name).read_text(encoding="utf-8")
    return csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
