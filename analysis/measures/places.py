"""Rows of one document found by their place in its text, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Row = dict[str, Any]
Span = tuple[int, int]


class Places:
    """Rows with their spans, in the order of the text; a row may have several spans."""

    def __init__(self, placed: Iterable[tuple[Span, Row]]) -> None:
        ordered = sorted(placed, key=lambda item: item[0])
        self._spans = [span for span, _ in ordered]
        self._rows = [row for _, row in ordered]
        self._starts = [start for start, _ in self._spans]
        self._longest = max((end - start for start, end in self._spans), default=0)

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Places:
        """Place rows by their columns ``start`` and ``end``."""
        return cls(((row["start"], row["end"]), row) for row in rows)

    @classmethod
    def of_segments(cls, statements: Sequence[Row]) -> Places:
        """Place statements by each of their segments."""
        return cls((segment, row) for row in statements for segment in row["segments"])

    def begin_in(self, low: int, high: int) -> list[Row]:
        """Return the rows that begin in a stretch of the text."""
        return self._rows[bisect_left(self._starts, low) : bisect_left(self._starts, high)]

    def touching(self, low: int, high: int) -> Iterator[tuple[Span, Row]]:
        """Yield the rows that share a character with a stretch, with the span that does."""
        first = bisect_right(self._starts, low - self._longest)
        for at in range(first, bisect_left(self._starts, high)):
            if self._spans[at][1] > low:
                yield self._spans[at], self._rows[at]

    def holding(self, start: int, end: int) -> tuple[Span, Row] | None:
        """Return the narrowest row that holds a stretch, or None."""
        found = [
            (span, row)
            for span, row in self.touching(start, max(end, start + 1))
            if span[0] <= start and end <= span[1]
        ]
        return min(found, key=lambda item: item[0][1] - item[0][0], default=None)

    def recalled(self, place: int, reach: int = 300, *, nearest: bool = False) -> Row | None:
        """Return the first, or the nearest, of the rows shortly before a place."""
        before = self.begin_in(place - reach, place)
        return before[-1 if nearest else 0] if before else None

    def last_before(self, place: int) -> Row:
        """Return the row that begins last at or before a place, else the first."""
        return self._rows[max(0, bisect_right(self._starts, place) - 1)]
