"""The text itself, with what is said in it marked by side, speaker, cue, source and wording."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.errors import InputError, did_you_mean
from analysis.views.rows import rows_of
from analysis.views.style import SideStyle, side_labels, side_styles

if TYPE_CHECKING:
    from analysis.measures.reading import Reading

_LINES = ("solid", "dashed", "dotted", "double", "wavy")  # one a side: the cue beside the colour


@dataclass(frozen=True)
class HighlightedText:
    """A text with its statements marked: HTML in a notebook, plain text elsewhere."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text

    __str__ = __repr__


def highlight_statements(reading: Reading, doc_id: str | None = None) -> HighlightedText:
    """Show a text with its statements, sources, cues and wordings marked.

    Parameters
    ----------
    reading : Reading
        What `analysis.read` returns.
    doc_id : str, optional
        Which document; the first by default.

    Returns
    -------
    HighlightedText
        Shown by Jupyter as HTML; its `str` is the text with square brackets. In the HTML each
        statement has a fixed id to link to (`statement_anchor`); its side shows in background and
        underline, and a small tag names the speaker. Readers' numbers count statements from 1:
        each is the `statement_id` plus one.

    Raises
    ------
    InputError
        Where no document has that name, or there is none at all.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> text = "“We defend the rules-based order,” said NATO chief Jens Stoltenberg."
    >>> documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    >>> reading = analysis.read(documents, analysis.load_codebook())
    >>> print(analysis.highlight_statements(reading))
    “[1 Jens Stoltenberg: We defend the rules-based order,]” said NATO chief Jens Stoltenberg.
    """
    documents = reading.documents
    if documents.empty:
        raise InputError("`reading` holds no document to highlight.")
    if doc_id is None:
        doc_id = str(documents["doc_id"].iloc[0])
    chosen = documents.loc[documents["doc_id"] == doc_id, "text"]
    if chosen.empty:
        known = list(map(str, documents["doc_id"]))
        raise InputError(
            f"Could not find document `{doc_id}` in `reading`. Documents are: "
            f"{', '.join(known[:10])}{', …' if len(known) > 10 else ''}."
            + did_you_mean(doc_id, known)
        )
    body = text_html(reading, doc_id)
    style = f"<style>{highlight_css(reading)}</style>"
    return HighlightedText(f"{style}{body}", _plain(reading, doc_id, chosen.iloc[0]))


def statement_anchor(doc_id: str, statement_id: int) -> str:
    """Return the id of a statement in a page.

    Examples
    --------
    >>> statement_anchor("speech_1", 4)
    's-speech_1-4'
    >>> statement_anchor("a&b", 4) != statement_anchor("a b", 4)
    True
    """
    return f"s-{slug(doc_id)}-{statement_id}"


def slug(name: str) -> str:
    """Return a name fit for an id; names that only differ in other signs stay apart."""
    plain = re.sub(r"[^A-Za-z0-9_]+", "-", name)
    if plain == name:
        return plain
    return f"{plain}-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def safe(text: str) -> str:
    """Escape a text for HTML; signs that no page may hold are shown as U+FFFD."""
    return escape(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "�", text))


class _Mark(NamedTuple):
    """A span of the text and what it is; statements have the number of their row."""

    start: int
    end: int
    kind: str
    row: int = -1
    piece: int = 0


def text_html(reading: Reading, doc_id: str) -> str:
    """Return one document as HTML, without the style sheet (`highlight_css`)."""
    text = str(reading.documents.loc[reading.documents["doc_id"] == doc_id, "text"].iloc[0])
    said = reading.statements[reading.statements["doc_id"] == doc_id].reset_index(drop=True)
    named = reading.wordings[reading.wordings["doc_id"] == doc_id]
    marks = list(_marks(said, named))
    styles = side_styles(side_labels(reading.codebook), said["side"])
    runs = [(o, list(part)) for o, part in groupby(_atoms(len(text), marks), key=lambda a: a[2])]
    body = _Body(text, said, styles)
    for owner, atoms in runs:
        body.add(owner, atoms)
    return f'<div class="wo-text" lang="en">{body.html()}</div>'


def _marks(said: pd.DataFrame, named: pd.DataFrame) -> Iterator[_Mark]:
    for n, row in enumerate(rows_of(said)):
        for piece, (start, end) in enumerate(row.segments):
            yield _Mark(start, end, "statement", n, piece)
        if row.source_start >= 0:
            yield _Mark(row.source_start, row.source_end, "source")
        if row.cue_start >= 0:
            yield _Mark(row.cue_start, row.cue_end, "cue")
    for row in rows_of(named):
        yield _Mark(row.start, row.end, "wording")


_Atom = tuple[int, int, _Mark | None, tuple[str, ...]]


def _atoms(length: int, marks: list[_Mark]) -> Iterator[_Atom]:
    """Cut a text wherever a mark begins or ends; yield (start, end, statement, other kinds).

    Where statements overlap, a character belongs to the shortest piece that holds it. Pieces are
    thus never nested, and the markup cannot break.
    """
    cuts = sorted({0, length, *(m.start for m in marks), *(m.end for m in marks)})
    waiting = sorted(marks, key=lambda m: m.start, reverse=True)
    current: list[_Mark] = []
    for start, end in pairwise(cuts):
        while waiting and waiting[-1].start <= start:
            current.append(waiting.pop())
        current = [m for m in current if m.end > start]
        owners = [m for m in current if m.kind == "statement"]
        owner = min(owners, key=lambda m: (m.end - m.start, -m.start, m.row), default=None)
        others = {m.kind for m in current if m.kind != "statement"}
        yield start, end, owner, tuple(sorted(others))


class _Body:
    """The marked text as it grows: every statement gets its anchor and its tags once."""

    def __init__(self, text: str, said: pd.DataFrame, styles: Mapping[str, SideStyle]) -> None:
        self._text, self._said, self._styles = text, said, styles
        self._parts: list[str] = []
        self._begun: set[tuple[int, int]] = set()

    def add(self, owner: _Mark | None, atoms: list[_Atom]) -> None:
        """Write neighbouring pieces that belong to one statement, or to none."""
        inner = "".join(
            _wrapped(safe(self._text[start:end]), kinds) for start, end, _, kinds in atoms
        )
        if owner is None:
            self._parts.append(inner)
            return
        row = self._said.iloc[owner.row]
        number = list(self._styles).index(row["side"])
        self._parts.append(
            f'<mark class="wo-said wo-side-{number}">{self._tag(owner.row, owner.piece)}'
            f"{inner}</mark>"
        )

    def _tag(self, n: int, piece: int) -> str:
        """Name the speaker where a piece first shows; the first tag of a statement has its id."""
        if (n, piece) in self._begun:
            return ""
        first = n not in {row for row, _ in self._begun}
        self._begun.add((n, piece))
        row = self._said.iloc[n]
        told = f"{row['actor']} · {self._styles[row['side']].label}" if first else "continued"
        anchor = f' id="{statement_anchor(row["doc_id"], row["statement_id"])}"' if first else ""
        return f'<span class="wo-tag"{anchor}>{row["statement_id"] + 1} {safe(told)}</span>'

    def html(self) -> str:
        """Return all of it; a statement that others cover wholly is named at the end."""
        shown = {row for row, _ in self._begun}
        hidden = [self._tag(n, 0) for n in range(len(self._said)) if n not in shown]
        return "".join([*self._parts, *hidden])


def _wrapped(text: str, kinds: tuple[str, ...]) -> str:
    if not kinds:
        return text
    return f'<span class="{" ".join("wo-" + kind for kind in kinds)}">{text}</span>'


def highlight_css(reading: Reading) -> str:
    """Return the style sheet of the highlighted text, scoped to it."""
    rules = [_CSS]
    styles = side_styles(side_labels(reading.codebook), reading.statements["side"])
    for number, style in enumerate(styles.values()):
        line = _LINES[number % len(_LINES)]
        rules.append(
            f".wo-text .wo-side-{number}{{background:{style.colour}2e;"
            f"text-decoration:underline {line} {style.colour} 2px}}"
            f".wo-text .wo-side-{number} .wo-tag{{border-color:{style.colour}}}"
        )
    return "".join(rules)


_CSS = (
    ".wo-text{white-space:pre-wrap;overflow-wrap:anywhere;max-width:44em;line-height:1.9;"
    "font-family:Georgia,serif;color:#222;background:#fff;padding:.5em}"
    ".wo-text mark{color:inherit;text-underline-offset:.22em;text-decoration-skip-ink:none;"
    "-webkit-box-decoration-break:clone;box-decoration-break:clone;padding:.1em 0}"
    ".wo-text .wo-tag:target{outline:3px solid #222;outline-offset:2px}"
    ".wo-text .wo-tag{display:inline-block;font:600 .68em/1.3 system-ui,sans-serif;"
    "background:#fff;color:#222;border:1.5px solid;border-radius:.3em;padding:0 .35em;"
    "margin:0 .3em;user-select:none;text-decoration:none;vertical-align:.1em}"
    ".wo-text .wo-source{font-weight:600}"
    ".wo-text .wo-cue{font-style:italic;border-bottom:1px dotted #555}"
    ".wo-text .wo-wording{outline:1.5px solid #555;outline-offset:-1px;border-radius:.2em;"
    "padding:0 .1em}"
)


def _plain(reading: Reading, doc_id: str, text: str) -> str:
    """Set square brackets and the speaker round every piece of a statement."""
    said = reading.statements[reading.statements["doc_id"] == doc_id]
    inserts: list[tuple[int, int, int, str]] = []
    for row in rows_of(said):
        for start, end in row.segments:
            inserts.append((start, 1, -end, f"[{row.statement_id + 1} {row.actor}: "))
            inserts.append((end, 0, -start, "]"))
    parts, position = [], 0
    for at, _, _, mark in sorted(inserts):
        parts += [text[position:at], mark]
        position = at
    return "".join([*parts, text[position:]])
