"""The answer in plain sentences: pure functions of a reading, each with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis.measures.tone.aggregates import tone_by
from analysis.measures.tone.vader import polarity_scores
from analysis.tables import NARRATION, UNATTRIBUTED
from analysis.views.comparison import SMALL, say_comparison
from analysis.views.mirror import say_mirror
from analysis.views.misleading import WARM, Misled, misled_actors, misled_sentences
from analysis.views.robustness import say_robustness
from analysis.views.sentence import Link, Sentence, bracketed, links_of, listing, worded
from analysis.views.style import plural, side_labels, signed

if TYPE_CHECKING:
    from analysis.measures.reading import Reading


def answer(reading: Reading) -> list[Sentence]:
    """Put what a reading shows into a few sentences, in a fixed order.

    Parameters
    ----------
    reading : Reading
        What `analysis.read` returns.

    Returns
    -------
    list of Sentence
        The mirror; each side's wordings; who speaks; tone toward the other side; whether sides can
        be compared, and whether the word list decides; what a word list would have said and why
        that misleads; what limits it all.
        Each names the statements it rests on.
    """
    labels = side_labels(reading.codebook)
    if reading.statements.empty:
        return [Sentence(_nothing(reading)), say_limits(reading)]
    # Who speaks gives the share in full; the comparisons repeat it where it is more than nothing.
    missing = (reading.statements["actor"] == UNATTRIBUTED).any()
    share = short_share(reading.statements) if missing else ""
    made = [
        say_mirror(reading.claims, reading.wordings, labels, reading.codebook.idea),
        say_wordings(reading.wordings, share, labels),
        say_who(reading.statements, len(reading.documents), labels),
        say_directed(reading.directed, share, labels),
        say_comparison(reading.tones, share, labels),
        say_robustness(reading.tones, labels),
        say_misled(reading),
        say_limits(reading),
    ]
    return [sentence for sentence in made if sentence.text]


def _nothing(reading: Reading) -> str:
    return (
        f"No statement was found in {plural(len(reading.documents), 'document')}: nobody is "
        "quoted or reported in a way the rules know, so there is nothing to compare."
    )


def unattributed_share(statements: pd.DataFrame) -> str:
    """Say which share of statements has no speaker.

    Examples
    --------
    >>> unattributed_share(pd.DataFrame({"actor": ["A", "unattributed"]}))
    'unattributed: 1 of 2 statements, 50 %'
    """
    n, of = int((statements["actor"] == UNATTRIBUTED).sum()), len(statements)
    share = f", {_per_cent(n, of)}" if of else ""
    return f"unattributed: {n:,} of {plural(of, 'statement')}{share}"


def short_share(statements: pd.DataFrame) -> str:
    """Say the same in two words, to stand beside a comparison.

    Examples
    --------
    >>> short_share(pd.DataFrame({"actor": ["A", "unattributed"]}))
    'unattributed 50 %'
    """
    return f"unattributed {_per_cent((statements['actor'] == UNATTRIBUTED).sum(), len(statements))}"


def _per_cent(n: int, of: int) -> str:
    return "under 1 %" if 0 < 100 * n < of else f"{100 * n / max(of, 1):.0f} %"


def say_who(statements: pd.DataFrame, n_documents: int, labels: Mapping[str, str]) -> Sentence:
    """Say how many statements each side makes, and who makes them.

    Examples
    --------
    >>> statements = pd.DataFrame({"doc_id": ["a"], "statement_id": [0], "actor": ["A"],
    ...                            "side": ["western"]})
    >>> print(say_who(statements, 1, {"western": "Western"}).text)
    In 1 document, 1 statement was found. Western: 1 (A 1); unattributed: 0 of 1 statement, 0 %.
    """
    parts = []
    for side in [*labels, *(s for s in _others(statements, labels))]:
        part = statements[statements["side"] == side]
        if len(part) or side in labels:
            parts.append(f"{labels.get(side, side.capitalize())}: {len(part):,}{_names(part)}")
    was = "was" if len(statements) == 1 else "were"
    text = (
        f"In {plural(n_documents, 'document')}, {plural(len(statements), 'statement')} {was} "
        f"found. {'; '.join(parts)}; {unattributed_share(statements)}."
    )
    return Sentence(text, links_of(statements))


def _others(table: pd.DataFrame, labels: Mapping[str, str]) -> list[str]:
    return sorted(set(table["side"]) - set(labels) - {UNATTRIBUTED, NARRATION})


def _names(part: pd.DataFrame, most: int = 5) -> str:
    """List the most frequent speakers with their number of statements."""
    counts = part.groupby("actor", sort=False).size().sort_values(ascending=False, kind="stable")
    if counts.empty:
        return ""
    more = f", {len(counts) - most} more" if len(counts) > most else ""
    return f" ({', '.join(f'{name} {n}' for name, n in counts.head(most).items())}{more})"


def say_wordings(wordings: pd.DataFrame, share: str, labels: Mapping[str, str]) -> Sentence:
    r"""Say which wordings only one side uses in its own voice, and which are shared.

    Examples
    --------
    >>> wordings = pd.DataFrame({"doc_id": ["a"] * 2, "statement_id": [0, 1], "voice": ["own"] * 2,
    ...     "side": ["western", "sino_russian"], "wording": ["rules-based order", "UN Charter"],
    ...     "variant": ["rules-based order", "Charter of the UN"]})
    >>> labels = {"western": "Western", "sino_russian": "Sino-Russian"}
    >>> said = say_wordings(wordings, "unattributed 5 %", labels)
    >>> print(said.text.replace("; ", ";\n").replace(". ", ".\n"))
    In their own voice, Western speakers say “rules-based order” (1);
    Sino-Russian speakers say “Charter of the UN” (1) (unattributed 5 %).
    No wording is used by both in their own voice.
    """
    own = wordings[(wordings["voice"] == "own") & wordings["side"].isin(list(labels))]
    if own.empty:
        return Sentence("")
    used = {side: own[own["side"] == side] for side in labels}
    parts = [
        f"{labels[side]} speakers say {_counted(part)}" if len(part) else
        f"{labels[side]} speakers use none of the codebook’s wordings"
        for side, part in used.items()
    ]  # fmt: skip
    grouped = own.groupby("wording", sort=False)
    shared = [worded(part) for _, part in grouped if part["side"].nunique() > 1]
    both, their = ("both", "their") if len(labels) == 2 else ("more than one side", "its")
    told = f"Used by {both}: {listing(shared[:5])}." if shared else (
        f"No wording is used by {both} in {their} own voice."
    )  # fmt: skip
    text = f"In their own voice, {'; '.join(parts)}{bracketed(share)}. {told}"
    return Sentence(text, links_of(own))


def _counted(part: pd.DataFrame, most: int = 4) -> str:
    groups = [rows for _, rows in part.groupby("wording", sort=False)]
    groups.sort(key=len, reverse=True)
    more = [f"{len(groups) - most} more"] if len(groups) > most else []
    return listing([*(f"{worded(rows)} ({len(rows)})" for rows in groups[:most]), *more])


def say_directed(directed: pd.DataFrame, share: str, labels: Mapping[str, str]) -> Sentence:
    r"""Say how often each side speaks well or ill of its own side and of another.

    Examples
    --------
    >>> directed = pd.DataFrame({"doc_id": ["a"], "statement_id": [0], "side": ["western"],
    ...     "target_side": ["sino_russian"], "polarity": [-1]})
    >>> labels = {"western": "Western", "sino_russian": "Sino-Russian"}
    >>> said = say_directed(directed, "", labels)
    >>> print(said.text.replace(": ", ":\n"))
    Tone toward those named, counted by statement and target:
    Western speakers on Sino-Russian actors 1 negative, 0 neutral, 0 positive. Single cells err.
    """
    pairs = [
        (side, target, part)
        for side in labels
        for target in sorted(labels, key=lambda other: other == side)
        if len(part := directed[(directed["side"] == side) & (directed["target_side"] == target)])
    ]
    if not pairs:
        return Sentence("")
    told = []
    for side, target, part in pairs:
        whom = "their own side" if side == target else f"{labels[target]} actors"
        n = [int((part["polarity"] == p).sum()) for p in (-1, 0, 1)]
        told.append(
            f"{labels[side]} speakers on {whom} {n[0]} negative, {n[1]} neutral, {n[2]} positive"
        )
    start = "Tone toward those named, counted by statement and target: "
    return Sentence(
        f"{start}{'; '.join(told)}{bracketed(share)}. Single cells err.",
        links_of(pd.concat([part for *_, part in pairs])),
    )


def say_misled(reading: Reading) -> Sentence:
    """Say whom plain VADER would call the warmest speaker, and which words make it so.

    Parameters
    ----------
    reading : Reading
        What `analysis.read` returns.

    Returns
    -------
    Sentence
        On the friendliest of the sentences that `misled_sentences` returns, or else on the one
        that lies furthest from its corrected score; empty where there is none.
    """
    misled = misled_sentences(reading)
    if not misled:
        return Sentence(_means_apart(reading.tones, "").strip(), about="misled")
    warm = [m for m in misled if m.plain >= WARM]
    top = (
        max(warm, key=lambda m: m.plain)
        if warm
        else max(misled, key=lambda m: abs(m.plain - m.compound))
    )
    others = list(dict.fromkeys(m.actor for m in misled if m.actor != top.actor))
    caution = [*others[:5], *([f"{len(others) - 5} more"] if len(others) > 5 else [])]
    more = f" Sentences of {listing(caution)} need the same caution." if others else ""
    links = dict.fromkeys(Link(m.doc_id, m.statement_id) for m in (top, *misled))
    return Sentence(
        f"{_scored(top, reading)}. That misleads. {top.why}"
        f"{_means_apart(reading.tones, top.actor)}{more}",
        tuple(links),
        "misled",
    )


def _means_apart(tones: pd.DataFrame, told: str, most: int = 3) -> str:
    """Say whose means lie apart, and the words only the plain one counts; not again who is told."""
    apart = [actor for actor in misled_actors(tones) if actor.actor != told]
    return "".join(
        f" The mean of {a.actor} is {signed(a.plain)} as plain VADER has it and "
        f"{signed(a.compound)} corrected; only the plain one counts {listing(a.words) or 'names'}."
        for a in apart[:most]
    )


def _scored(top: Misled, reading: Reading) -> str:
    said = reading.tones[reading.tones["side"] != NARRATION]
    means = tone_by(said, "actor", tone="plain").set_index("actor")["mean"]
    if top.actor == means.idxmax() and means[top.actor] > 0:
        return (
            f"Counting words alone, plain VADER makes {top.actor} the warmest speaker (mean "
            f"{signed(means[top.actor])}, one sentence {signed(top.plain)}, the statement as a "
            f"whole {signed(_plain_whole(top, reading))})"
        )
    return (
        f"Counting words alone, plain VADER scores a sentence of {top.actor} at {signed(top.plain)}"
    )


def _plain_whole(top: Misled, reading: Reading) -> float:
    """Score a statement's words as they stand in one go, as a naive reader of VADER would."""
    rows = reading.statements
    said = rows[(rows["doc_id"] == top.doc_id) & (rows["statement_id"] == top.statement_id)]
    text = dict(zip(reading.documents["doc_id"], reading.documents["text"], strict=True))[
        top.doc_id
    ]
    pieces = [text[start:end] for start, end in said["segments"].iloc[0]]
    return polarity_scores(" ".join(pieces))["compound"]


def say_limits(reading: Reading) -> Sentence:
    """Say what the whole rests on."""
    n, of = len(reading.statements), len(reading.documents)
    if n >= 100 and of >= SMALL:
        return Sentence("")
    return Sentence(
        f"All of this rests on {plural(n, 'statement')} in {plural(of, 'document')}: it describes "
        f"{'this text' if of == 1 else 'these texts'} and says nothing yet about how the sides "
        "speak elsewhere."
    )
