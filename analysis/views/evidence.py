"""Quotations for a page: the words a number rests on, with what stands round them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from analysis.measures.reading import Reading

AROUND = 90  # characters shown on either side
LONGEST = 1200  # characters of a statement that are shown


class Quote(NamedTuple):
    """A passage of a text, what stands before and after it, and where to find it."""

    doc_id: str
    statement_id: int
    before: str
    text: str
    after: str


class Quoter:
    """Cuts passages out of the documents of a reading."""

    def __init__(self, reading: Reading) -> None:
        documents = reading.documents
        self._texts = dict(zip(documents["doc_id"], documents["text"], strict=True))

    def quote(
        self, doc_id: str, statement_id: int, start: int, end: int, *, around: int = AROUND
    ) -> Quote:
        """Return the passage from ``start`` to ``end`` with its surroundings."""
        text = self._texts[doc_id]
        return Quote(
            doc_id,
            statement_id,
            _last(text[max(0, start - around) : start], start > around),
            text[start:end],
            _first(text[end : end + around], end + around < len(text)),
        )

    def statement(self, row: Any) -> Quote:
        """Return a whole statement, its pieces joined as its row has them."""
        first = self.quote(row.doc_id, row.statement_id, *row.segments[0])
        last = self.quote(row.doc_id, row.statement_id, *row.segments[-1])
        if len(row.content) > LONGEST:
            return first._replace(text=opening(row.content), after="")
        return first._replace(text=row.content, after=last.after)


def opening(text: str) -> str:
    """Return a text, or how it begins where it is a whole speech: the CSV has all of it.

    Examples
    --------
    >>> opening("We defend it."), len(opening("word " * 1000)) <= LONGEST + 1
    ('We defend it.', True)
    """
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(' ')[0]}…"


def _last(text: str, cut: bool) -> str:
    """Return the end of what stands before, from its last paragraph and from a whole word on."""
    paragraph = text.rsplit("\n", 1)
    if len(paragraph) > 1:
        return paragraph[1]
    return f"…{text.partition(' ')[2]}" if cut and " " in text else text


def _first(text: str, cut: bool) -> str:
    """Return the beginning of what follows, up to its first paragraph's end and a whole word."""
    paragraph = text.split("\n", 1)
    if len(paragraph) > 1:
        return paragraph[0]
    return f"{text.rpartition(' ')[0]}…" if cut and " " in text else text
