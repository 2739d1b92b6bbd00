"""Codebooks: which actors belong to which side, and which wordings name the contested idea.

A codebook is a TOML file that a reader can open and change; `load_codebook` turns it into typed,
checked objects. Nothing about the question it is built around stands in code.
"""

from analysis.codebook.files import built_in_codebooks
from analysis.codebook.inflection import inflect, plural
from analysis.codebook.loader import load_codebook
from analysis.codebook.model import (
    Actor,
    Codebook,
    Concept,
    Membership,
    Name,
    Office,
    Overlay,
    Relation,
    Side,
    Stance,
    Wording,
    covers,
)
from analysis.codebook.patterns import compile_pattern

__all__ = [
    "Actor",
    "Codebook",
    "Concept",
    "Membership",
    "Name",
    "Office",
    "Overlay",
    "Relation",
    "Side",
    "Stance",
    "Wording",
    "built_in_codebooks",
    "compile_pattern",
    "covers",
    "inflect",
    "load_codebook",
    "plural",
]
