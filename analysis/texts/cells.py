"""One cell of a row as a string: missing values, numbers, dates and broken characters."""

from __future__ import annotations

import re
from datetime import date, datetime
from numbers import Integral, Real
from typing import Any
from warnings import warn

import pandas as pd

from analysis.errors import InputError, InputWarning

_SURROGATE = re.compile("[\ud800-\udfff]")


def read_cell(value: Any, name: str, where: str, *, text: bool = False) -> str:
    """Return a cell as a string; a missing value is the empty one.

    Parameters
    ----------
    value : object
        What stands in the cell. Whole numbers lose a `.0`, dates become ISO dates.
    name : str
        The column's name, for messages.
    where : str
        Where the row stands, for messages.
    text : bool, optional
        Whether the column holds texts, where only a string will do.

    Raises
    ------
    InputError
        For a list or another value that is no plain cell; for a number where a text should be.

    Examples
    --------
    >>> read_cell(2021.0, "year", "row 1"), read_cell(float("nan"), "side", "row 1")
    ('2021', '')
    """
    if isinstance(value, str):
        return value if value.isascii() else _without_surrogates(value, name, where)
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return ""
    if not text:
        if isinstance(value, datetime):
            midnight = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
            return value.date().isoformat() if midnight else value.isoformat()
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, Integral):
            return str(value)
        if isinstance(value, Real):
            return str(int(float(value))) if float(value).is_integer() else str(value)
    shown = repr(value) if len(repr(value)) <= 40 else f"{repr(value)[:40]}…"
    raise InputError(
        f"Column `{name}` in {where} holds {shown} ({type(value).__name__}), "
        f"not a {'text' if text else 'word'}. Turn it into a string first."
    )


def _without_surrogates(value: str, name: str, where: str) -> str:
    """Replace lone surrogates, which no file can hold, and count them in a warning."""
    cleaned, n = _SURROGATE.subn("\ufffd", value)
    if n:
        warn(
            f"Replaced {n} lone surrogate(s) in `{name}` in {where} by U+FFFD.",
            InputWarning,
            stacklevel=2,
        )
    return cleaned
