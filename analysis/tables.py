"""The tables of the package: what a row is, its columns in order, their types and meaning.

Every room takes and returns plain ``pandas.DataFrame`` objects with these columns. Offsets are
code points into the document's text as decoded, end exclusive: ``text[start:end]`` is what the
row says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.errors import InputError, did_you_mean

UNATTRIBUTED = "unattributed"  # actor and side of a statement whose speaker the text does not give
OTHER = "other"  # side of an actor that the codebook lists on no side
NARRATION = "narration"  # actor and side of what the text says in its own voice
NO_STATEMENT = -1  # statement_id of rows that lie outside every statement


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as dictionaries, in order."""
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]


def by_document(frame: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a table for each document that has any, in order."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in records(frame):
        found.setdefault(row["doc_id"], []).append(row)
    return found


def need_table(frame: object, name: str) -> None:
    """Raise `InputError` where something else than a table is given, such as a whole reading."""
    if not isinstance(frame, pd.DataFrame):
        raise InputError(
            f"`{name}` has to be a table (a pandas DataFrame); got {type(frame).__name__}. "
            "`read_corpus` makes `documents` of files and texts; a reading has its tables as "
            "`reading.tokens` and so on."
        )


def need_columns(
    frame: pd.DataFrame, needed: Iterable[str], name: str = "", remedy: str = ""
) -> None:
    """Raise `InputError` where a column is missing; say what there is, or what would work."""
    for column in needed:
        if column not in frame.columns:
            missing = f"Could not find column `{column}`" + (f" in `{name}`" if name else "")
            if remedy:
                raise InputError(f"{missing}: {remedy}")
            columns = [str(known) for known in frame.columns]
            raise InputError(
                f"{missing}. Columns are: {', '.join(columns)}." + did_you_mean(column, columns)
            )


def with_year(documents: pd.DataFrame) -> pd.DataFrame:
    """Return the documents with the ``year`` of their date, a text, empty where there is none."""
    return documents.assign(year=documents["date"].astype(str).str[:4])


@dataclass(frozen=True)
class Table:
    """A table's name, what one row is, and its columns as ``{name: (dtype, meaning)}``."""

    name: str
    row: str
    columns: Mapping[str, tuple[str, str]]

    def frame(self, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
        """Build the table from rows, in the order given, columns in the documented order."""
        rows = list(rows)
        return pd.DataFrame(
            {
                name: pd.Series([row[name] for row in rows], dtype=dtype)
                for name, (dtype, _) in self.columns.items()
            }
        )

    def check(self, frame: pd.DataFrame, *needed: str) -> pd.DataFrame:
        """Return ``frame`` unchanged, or raise `InputError` where a needed column is missing."""
        need_table(frame, self.name)
        need_columns(frame, needed or self.columns, self.name)
        return frame


_DOC = {"doc_id": ("str", "the document's name, unique in a corpus")}
_SAID = {"statement_id": ("int64", "number of the statement in its document, -1 outside all")}
_WHO = {
    "actor": ("str", "canonical name of the speaker; `unattributed` or `narration` where nobody"),
    "side": ("str", "a side of the codebook, `other`, `unattributed` or `narration`"),
}
_SPAN = {
    "start": ("int64", "first character"),
    "end": ("int64", "one past the last character"),
}

DOCUMENTS = Table(
    "documents",
    "a text",
    {
        **_DOC,
        "title": ("str", "first line or given title; empty where there is none"),
        "date": ("str", "ISO date or year as given; empty where unknown"),
        "outlet": ("str", "who published it; empty where unknown"),
        "side": ("str", "side of the one speaker of the whole text; empty for an article"),
        "actor": ("str", "the one speaker of the whole text; empty for an article"),
        "text": ("str", "the text as decoded, nothing changed"),
    },
)
SENTENCES = Table(
    "sentences",
    "a sentence, title and source line included",
    {
        **_DOC,
        "sentence_id": ("int64", "number of the sentence in its document"),
        **_SPAN,
        "kind": ("str", "title, dateline, text or source_line"),
        "text": ("str", "the sentence"),
    },
)
STATEMENTS = Table(
    "statements",
    "something said",
    {
        **_DOC,
        **_SAID,
        "kind": ("str", "direct (all in marks), mixed (partly) or indirect"),
        "segments": ("object", "tuple of (start, end), the pieces of the content in order"),
        **_SPAN,
        "content": ("str", "the pieces joined by ` … `"),
        "source": ("str", "the phrase that names the speaker beside the statement; may be empty"),
        "source_start": ("int64", "first character of the source, -1 where there is none"),
        "source_end": ("int64", "one past the source's last character, -1 where there is none"),
        "cue": ("str", "the word that says that something is said; may be empty"),
        "cue_start": ("int64", "first character of the cue, -1 where there is none"),
        "cue_end": ("int64", "one past the cue's last character, -1 where there is none"),
        "rule": ("str", "name of the rule that attributed the statement"),
        "speaker": ("str", "short name of the speaker, as the text calls him or her"),
        **_WHO,
        "basis": ("str", "why the actor and the side were given"),
    },
)
MENTIONS = Table(
    "mentions",
    "a naming of an actor",
    {
        **_DOC,
        **_SAID,
        **_SPAN,
        "text": ("str", "the words that name the actor"),
        "actor": ("str", "canonical name of the actor named"),
        "side": ("str", "the named actor's side"),
    },
)
TONES = Table(
    "tones",
    "a scored sentence of a statement or of narration",
    {
        **_DOC,
        **_SAID,
        "sentence_id": ("int64", "the sentence it lies in"),
        **_WHO,
        **_SPAN,
        "compound": ("float64", "VADER's compound, names masked, register overlaid; -1 to 1"),
        "pos": ("float64", "share of positive words, 0 to 1, same variant"),
        "neu": ("float64", "share of neutral words, 0 to 1, same variant"),
        "neg": ("float64", "share of negative words, 0 to 1, same variant"),
        "plain": ("float64", "VADER's compound of the words as they stand"),
        "masked": ("float64", "VADER's compound with names masked, nothing overlaid"),
        "afinn": ("float64", "VADER's rules with the words of AFINN, names masked"),
        "pattern": ("float64", "VADER's rules with the words of Pattern, names masked"),
        "n_words": ("int64", "words scored"),
        "n_lexicon_words": ("int64", "words that moved the score, masked and overlaid"),
        "words": ("object", "tuple of (word, contribution); the parts add up to `compound`"),
        "plain_words": ("object", "tuple of (word, contribution); the parts add up to `plain`"),
    },
)
DIRECTED = Table(
    "directed",
    "a speaker on a target",
    {
        **_DOC,
        **_SAID,
        **_WHO,
        "target": ("str", "canonical name of the actor spoken about"),
        "target_side": ("str", "the target's side"),
        "n_mentions": ("int64", "namings of the target in the statement"),
        "tone": ("float64", "tone toward the target, -1 to 1"),
        "polarity": ("int64", "-1, 0 or 1; neutral is decided on its own"),
        **_SPAN,
        "words": ("object", "tuple of (feature, contribution) of the naming that decided"),
    },
)
WORDINGS = Table(
    "wordings",
    "a naming of the concept",
    {
        **_DOC,
        **_SAID,
        **_WHO,
        "concept": ("str", "the contested idea"),
        "wording": ("str", "the codebook's name for the wording"),
        "modifier": ("str", "what sets the wording apart (`rules-based`); empty for a bare one"),
        "variant": ("str", "the words as they stand in the text"),
        "voice": ("str", "own, reported or rejected"),
        "stance": ("str", "for, against or neutral"),
        **_SPAN,
    },
)
CLAIMS = Table(
    "claims",
    "who does what to what is named",
    {
        **_DOC,
        **_SAID,
        **_WHO,
        "wording": ("str", "the words that name it"),
        "relation": ("str", "a relation of the codebook, such as threatened_by"),
        "other": ("str", "who is said to do it: an actor, else a party as named, else empty"),
        "other_side": ("str", "that actor's side; empty where nobody is named"),
        **_SPAN,
        "evidence_start": ("int64", "first character of the words the claim rests on"),
        "evidence_end": ("int64", "one past their last character"),
        "evidence": ("str", "the words the claim rests on"),
        "rule": ("str", "name of the pattern that found it"),
    },
)
TOKENS = Table(
    "tokens",
    "a word",
    {
        **_DOC,
        **_SAID,
        **_WHO,
        "sentence_id": ("int64", "the sentence it lies in"),
        "position": ("int64", "number of the token in its document"),
        **_SPAN,
        "token": ("str", "the word, lower-cased"),
    },
)
