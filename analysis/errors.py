"""Trouble the package reports: input nobody can use, and warnings that count."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class InputError(ValueError):
    """A file, row, column or key that cannot be used; the message says what would."""


class CodebookError(InputError):
    """A codebook with a mistake; the message names the table, the key and the value."""


class InputWarning(UserWarning):
    """Something was left out, guessed or mended; the message counts it."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return `` Did you mean `x`?`` for the known name nearest to ``name``, or nothing.

    Examples
    --------
    >>> did_you_mean("spkr", ["speaker", "text"])
    ' Did you mean `speaker`?'
    >>> did_you_mean("zzz", ["speaker", "text"])
    ''
    """
    nearest = get_close_matches(str(name), list(known), n=1, cutoff=0.6)
    return f" Did you mean `{nearest[0]}`?" if nearest else ""
