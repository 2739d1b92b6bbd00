"""Whether a difference of tone holds when another word list is used, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.measures.tone.sensitivity import difference_by_variant
from analysis.views.rows import rows_of
from analysis.views.sentence import Sentence, links_of, listing
from analysis.views.style import signed

_SHORT = {
    "plain": "with VADER as it stands",
    "masked": "with names masked",
    "compound": "with the register overlaid too",
    "afinn": "with the words of AFINN",
    "pattern": "with those of Pattern",
}


def say_robustness(tones: pd.DataFrame, labels: Mapping[str, str]) -> Sentence:
    """Say for the first two sides in how many variants the sign of their difference holds.

    Parameters
    ----------
    tones : pandas.DataFrame
        The `tones` table.
    labels : mapping of str to str
        Sides and their labels, in order.

    Returns
    -------
    Sentence
        Empty where fewer than two sides speak.

    Examples
    --------
    >>> tones = pd.DataFrame({"doc_id": ["a", "a"], "statement_id": [0, 1], "side": ["w", "s"],
    ...     "plain": [0.1, 0.9], "masked": [0.1, 0.4], "compound": [0.3, 0.1],
    ...     "afinn": [0.2, 0.1], "pattern": [0.0, 0.0]})
    >>> text = say_robustness(tones, {"w": "Western", "s": "Eastern"}).text
    >>> print(text[text.index("It hangs") : text.index(" With so few")])
    It hangs on the word list: its sign holds in 2 of 5 variants.
    """
    said = tones[tones["side"].isin(list(labels))]
    spoken = [side for side in labels if (said["side"] == side).any()]
    if len(spoken) < 2:
        return Sentence("")
    target, reference = spoken[:2]
    rows = list(rows_of(difference_by_variant(said, target=target, reference=reference)))
    figures = listing([f"{signed(row.difference)} {_SHORT[row.variant]}" for row in rows])
    held = sum(row.holds for row in rows)
    if held == len(rows):
        verdict = f"Its sign holds in all {held} variants."
    else:
        verdict = f"It hangs on the word list: its sign holds in {held} of {len(rows)} variants."
    if any(row.note for row in rows):
        verdict += " With so few statements that is no evidence of a difference."
    text = (
        f"Does the word list decide? {labels[target]} less {labels[reference]} is {figures}. "
        f"{verdict}"
    )
    pair = said[said["side"].isin((target, reference))]
    return Sentence(text, links_of(pair), "robustness")
