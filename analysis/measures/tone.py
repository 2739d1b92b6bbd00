"""The tone of what is said, sentence by sentence: plain VADER, names masked, register overlaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from analysis.codebook import Codebook
from analysis.measures.vader import Scored, Scorer
from analysis.tables import (
    MENTIONS,
    NARRATION,
    NO_STATEMENT,
    SENTENCES,
    STATEMENTS,
    TONES,
    by_document,
    records,
)

Row = dict[str, Any]
Span = tuple[int, int]


@lru_cache(maxsize=8)
def _scorers(codebook: Codebook) -> tuple[Scorer, Scorer]:
    """Return the plain scorer and the one with the codebook's register overlay."""
    overlay = {word: entry.value for word, entry in codebook.overlay.items()}
    return Scorer(), Scorer(overlay=overlay)


def score_sentences(
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    statements: pd.DataFrame,
    mentions: pd.DataFrame,
    codebook: Codebook,
) -> pd.DataFrame:
    """Score every sentence of every statement, and every sentence of the narration.

    Parameters
    ----------
    documents, sentences, statements, mentions : pandas.DataFrame
        The tables of that name; mentions are what is masked.
    codebook : Codebook
        Its register overlay gives some words another value, each with a reason.

    Returns
    -------
    pandas.DataFrame
        One row a piece of a sentence that lies in one statement, and one row a text sentence that
        no statement touches (actor and side ``narration``); see `analysis.tables.TONES`. Tones run
        from -1 to 1. ``plain`` is what VADER says of the words as they stand, ``masked`` with the
        names of actors counted as words without tone ("United" is positive in VADER), ``compound``
        with the overlay too. Marks round a quotation are not scored.
    """
    for table, frame in ((SENTENCES, sentences), (STATEMENTS, statements), (MENTIONS, mentions)):
        table.check(frame)
    parts, said, named = by_document(sentences), by_document(statements), by_document(mentions)
    rows: list[Row] = []
    for document in records(documents):
        doc_id = document["doc_id"]
        names = [(mention["start"], mention["end"]) for mention in named.get(doc_id, ())]
        rows.extend(
            {"doc_id": doc_id, **row}
            for row in _document_rows(
                document["text"], parts.get(doc_id, ()), said.get(doc_id, ()), names, codebook
            )
        )
    return TONES.frame(rows)


def _document_rows(
    text: str,
    sentences: Sequence[Row],
    statements: Sequence[Row],
    names: Sequence[Span],
    codebook: Codebook,
) -> Iterator[Row]:
    taken = sorted(segment for statement in statements for segment in statement["segments"])
    for statement in statements:
        who = {name: statement[name] for name in ("statement_id", "actor", "side")}
        for sentence in sentences:
            for start, end in _pieces(sentence, statement["segments"]):
                place = {"sentence_id": sentence["sentence_id"]}
                yield {**who, **place, **_tone(text, start, end, names, codebook)}
    narration = {"statement_id": NO_STATEMENT, "actor": NARRATION, "side": NARRATION}
    for sentence in sentences:
        if sentence["kind"] == "text" and not _pieces(sentence, taken):
            start, end = sentence["start"], sentence["end"]
            place = {"sentence_id": sentence["sentence_id"]}
            yield {**narration, **place, **_tone(text, start, end, names, codebook)}


def _pieces(sentence: Row, segments: Sequence[Span]) -> list[Span]:
    return _cut(sentence["start"], sentence["end"], segments)


def _cut(start: int, end: int, segments: Sequence[Span]) -> list[Span]:
    """Cut the segments to the stretch from ``start`` to ``end``; empty pieces are left out."""
    cut = [(max(start, low), min(end, high)) for low, high in segments]
    return [(low, high) for low, high in cut if low < high]


def _tone(text: str, start: int, end: int, names: Sequence[Span], codebook: Codebook) -> Row:
    plain_scorer, overlaid = _scorers(codebook)
    piece = text[start:end]
    mask = [(low - start, high - start) for low, high in _cut(start, end, names)]
    plain, masked = plain_scorer.score(piece), plain_scorer.score(piece, mask)
    scored = overlaid.score(piece, mask)
    return {
        "start": start,
        "end": end,
        "compound": scored.compound,
        "pos": scored.pos,
        "neu": scored.neu,
        "neg": scored.neg,
        "plain": plain.compound,
        "masked": masked.compound,
        "n_words": scored.n_words,
        "n_lexicon_words": len(scored.words),
        "words": _parts(scored),
        "plain_words": _parts(plain),
    }


def _parts(scored: Scored) -> tuple[tuple[str, float], ...]:
    return tuple((text, round(contribution, 4)) for text, contribution in scored.parts)
