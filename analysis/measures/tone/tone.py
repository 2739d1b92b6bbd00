"""The tone of what is said, sentence by sentence: plain VADER, names masked, register overlaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import pandas as pd

from analysis.codebook import Codebook
from analysis.measures.places import Places, Row
from analysis.measures.tone.lexicons import LABELS, load_other_lexicon
from analysis.measures.tone.vader import Scored, Scorer
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


@lru_cache(maxsize=8)
def _scorers(codebook: Codebook) -> tuple[Scorer, Scorer]:
    """Return the plain scorer and the one with the codebook's register overlay."""
    overlay = {word: entry.value for word, entry in codebook.overlay.items()}
    return Scorer(), Scorer(overlay=overlay)


@cache
def _others() -> dict[str, Scorer]:
    """Return the scorers that use VADER's rules with another list of words."""
    return {name: Scorer(lexicon=load_other_lexicon(name)) for name in LABELS}


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
        with the overlay too; ``afinn`` and ``pattern`` are masked and use another list of words
        (`analysis.measures.tone.lexicons`). Marks round a quotation are not scored.
    """
    for table, frame in ((SENTENCES, sentences), (STATEMENTS, statements), (MENTIONS, mentions)):
        table.check(frame)
    parts, said, named = by_document(sentences), by_document(statements), by_document(mentions)
    rows: list[Row] = []
    for document in records(documents):
        doc_id, text = document["doc_id"], document["text"]
        names = Places.of(named.get(doc_id, ()))
        pieces = _pieces(parts.get(doc_id, ()), said.get(doc_id, ()))
        rows.extend(
            {"doc_id": doc_id, **who, **_tone(text, start, end, names, codebook)}
            for who, start, end in pieces
        )
    return TONES.frame(rows)


_NARRATION = {"statement_id": NO_STATEMENT, "actor": NARRATION, "side": NARRATION}


def _pieces(sentences: Sequence[Row], statements: Sequence[Row]) -> Iterator[tuple[Row, int, int]]:
    """Yield who says each piece of a sentence: what is said first, then the narration."""
    placed, segments = Places.of(sentences), Places.of_segments(statements)
    for statement in statements:
        who = {name: statement[name] for name in _NARRATION}
        for low, high in statement["segments"]:
            for (start, end), sentence in placed.touching(low, high):
                place = {**who, "sentence_id": sentence["sentence_id"]}
                yield place, max(low, start), min(high, end)
    for sentence in sentences:
        start, end = sentence["start"], sentence["end"]
        if sentence["kind"] == "text" and not any(segments.touching(start, end)):
            yield {**_NARRATION, "sentence_id": sentence["sentence_id"]}, start, end


def _tone(text: str, start: int, end: int, names: Places, codebook: Codebook) -> Row:
    plain_scorer, overlaid = _scorers(codebook)
    piece = text[start:end]
    mask = [
        (max(low, start) - start, min(high, end) - start)
        for (low, high), _ in names.touching(start, end)
    ]
    plain = plain_scorer.score(piece)
    masked = plain_scorer.compound(piece, mask) if mask else plain.compound
    scored = overlaid.score(piece, mask)
    return {
        "start": start,
        "end": end,
        "compound": scored.compound,
        "pos": scored.pos,
        "neu": scored.neu,
        "neg": scored.neg,
        "plain": plain.compound,
        "masked": masked,
        **{name: scorer.compound(piece, mask) for name, scorer in _others().items()},
        "n_words": scored.n_words,
        "n_lexicon_words": len(scored.words),
        "words": _parts(scored),
        "plain_words": _parts(plain),
    }


def _parts(scored: Scored) -> tuple[tuple[str, float], ...]:
    return tuple((text, round(contribution, 4)) for text, contribution in scored.parts)
