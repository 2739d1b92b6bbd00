"""NLTK's own VADER, as the reference that this package's numbers must equal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def nltk_analyzer(lexicon: Mapping[str, float]) -> Any:
    """Return NLTK's ``SentimentIntensityAnalyzer`` over a lexicon.

    NLTK looks for its lexicon in its data folder, which would have to be downloaded, and refuses
    files elsewhere; so the analyzer is made without its initialiser. All its rules are NLTK's.

    Parameters
    ----------
    lexicon : Mapping of str to float
        The value of each word, in small letters.

    Examples
    --------
    >>> nltk_analyzer({"good": 1.9}).polarity_scores("It was good.")["compound"]
    0.4404
    """
    from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

    analyzer = object.__new__(SentimentIntensityAnalyzer)
    analyzer.lexicon_file = ""
    analyzer.lexicon = dict(lexicon)
    analyzer.constants = VaderConstants()
    return analyzer
