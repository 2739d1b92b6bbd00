"""The cue lexicon: words that say that something is said, and how far to trust them."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from analysis.codebook.inflection import inflect

FRAMES = ("quotation", "that", "clause", "to", "object")


class Cue(NamedTuple):
    """A cue lemma and the share of its uses that state something, in each frame (0 to 1)."""

    lemma: str
    quotation: float  # beside a quotation: `"…," she said`
    that: float  # with `that`: `she said that …`
    clause: float  # with a bare clause: `she said she …`
    to: float  # with an infinitive: `she vowed to …`
    object: float  # with a noun phrase or a preposition: `she touted the potential of …`


@lru_cache(maxsize=1)
def cue_forms() -> dict[str, Cue]:
    """Return every verb form of the cue table with its cue.

    Examples
    --------
    >>> cue_forms()["reiterated"].lemma
    'reiterate'
    """
    found: dict[str, Cue] = {}
    text = files("analysis.voices").joinpath("cues.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    for row in rows:
        cue = Cue(row["lemma"], *(float(row[frame]) for frame in FRAMES))
        forms = row["forms"].split(" / ") if " " in cue.lemma else row["forms"].split()
        for form in forms if row["forms"] else inflect(cue.lemma):
            found.setdefault(form, cue)
    return found
