"""The table of directed tone: each speaker toward each target of a statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from analysis.measures.places import Places, Row
from analysis.measures.tone.directed_scorer import MentionTone, pool, score_mention
from analysis.tables import DIRECTED, MENTIONS, SENTENCES, STATEMENTS, by_document, records


def score_targets(
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    statements: pd.DataFrame,
    mentions: pd.DataFrame,
) -> pd.DataFrame:
    """Score the tone of every statement toward every actor it names.

    Parameters
    ----------
    documents, sentences, statements, mentions : pandas.DataFrame
        The tables of that name.

    Returns
    -------
    pandas.DataFrame
        One row a statement and a target, in the order of their first naming; see
        `analysis.tables.DIRECTED`. The words round each naming are scored with all names masked,
        so neither side nor name of speaker or target enters; the namings of one target are pooled.
    """
    for table, frame in ((SENTENCES, sentences), (STATEMENTS, statements), (MENTIONS, mentions)):
        table.check(frame)
    said, named, parts = by_document(statements), by_document(mentions), by_document(sentences)
    rows: list[Row] = []
    for document in records(documents):
        doc_id = document["doc_id"]
        around = Places.of(parts.get(doc_id, ())), Places.of(named.get(doc_id, ()))
        mentioned: dict[int, list[Row]] = {}
        for mention in named.get(doc_id, ()):
            mentioned.setdefault(mention["statement_id"], []).append(mention)
        for statement in said.get(doc_id, ()):
            inside = mentioned.get(statement["statement_id"], [])
            rows.extend(_statement_rows(document["text"], statement, inside, *around))
    return DIRECTED.frame(rows)


def _statement_rows(
    text: str, statement: Row, inside: Sequence[Row], sentences: Places, named: Places
) -> Iterator[Row]:
    by_target: dict[str, list[tuple[Row, MentionTone]]] = {}
    for mention in inside:
        # The whole sentence, its cue included: `accused` and `warned` are heard too.
        sentence = sentences.last_before(mention["start"])
        low, high = sentence["start"], max(sentence["end"], mention["end"])
        names = [(m["start"] - low, m["end"] - low) for m in named.begin_in(low, high)]
        tone = score_mention(text[low:high], mention["start"] - low, mention["end"] - low, names)
        by_target.setdefault(mention["actor"], []).append((mention, tone))
    for target, scored in by_target.items():
        pooled = pool([tone for _, tone in scored])
        shown = next(m for m, tone in scored if tone.words == pooled.words or tone is scored[-1][1])
        yield {
            **{name: statement[name] for name in ("doc_id", "statement_id", "actor", "side")},
            "target": target,
            "target_side": shown["side"],
            "n_mentions": len(scored),
            "tone": pooled.tone,
            "polarity": pooled.polarity,
            "start": shown["start"],
            "end": shown["end"],
            "words": pooled.words,
        }
