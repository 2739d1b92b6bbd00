"""One text through the rules: paragraphs, quotations, words, and the statements found in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from analysis.texts.sentences import lines
from analysis.voices.drafts import Draft, Span, span
from analysis.voices.keeping import is_inside, read_sentence
from analysis.voices.marks import Quotation, find_quotations
from analysis.voices.quotations import LONG, announced_speaker, find_byline, n_words, read_alone
from analysis.voices.transcripts import find_turns, read_headline, read_post, read_turn
from analysis.voices.units import lower_title, units
from analysis.voices.words import ADVERB, COMMA, CONJUNCTION, QUOTATION, STOP, Words

# Rules whose statements are all in marks.
_QUOTATIONS = ("quotation", "after colon", "name and colon")
_LIGHT = 3  # words of a sentence that is a quotation, with what leads into it


@dataclass(frozen=True)
class ReadText:
    """The quotations and the drafts of one text."""

    quotations: list[Quotation]
    drafts: list[Draft]


def read_text(text: str, see: Callable[[Words], None] | None = None) -> ReadText:
    """Find the statements of one text, speakers not yet resolved.

    ``see`` is shown the words of each paragraph, which are not kept: a million paragraphs of one
    word would take a gigabyte.
    """
    spans = list(lines(text)) if text.strip() else []
    quotations = find_quotations(text, spans)
    turns = find_turns(text, spans)
    reader = _Reader()
    for start, end, words in _paragraphs(text, spans, quotations):
        turn = read_turn(text, turns[start], end) if start in turns else None
        whole = turn or read_post(text, start, end)
        if whole is not None:
            reader.take(whole)
        else:
            for low, high in units(words):
                reader.read(words, low, high)
        if see is not None:
            see(words)
    first = spans[0] if spans and spans[0][0] not in turns else (0, 0)
    headline = read_headline(text, first, reader.drafts)
    drafts = [headline, *_not_in(headline, reader.drafts)] if headline else reader.drafts
    return ReadText(quotations, drafts)


def see_text(text: str, see: Callable[[Words], None]) -> None:
    """Show the words of each paragraph, of a text in which no statement is to be looked for."""
    spans = list(lines(text)) if text.strip() else []
    for _, _, words in _paragraphs(text, spans, find_quotations(text, spans)):
        see(words)


def _paragraphs(
    text: str, spans: Sequence[tuple[int, int]], quotations: Sequence[Quotation]
) -> Iterator[tuple[int, int, Words]]:
    """Yield each paragraph's span and its words, its quotations one word each."""
    at = 0
    for start, end in spans:
        mine = []
        while at < len(quotations) and quotations[at].start < end:
            mine.append(quotations[at])
            at += 1
        words = Words(text, start, end, mine)
        if start == spans[0][0]:
            lower_title(words)
        yield start, end, words


def _not_in(outer: Draft, drafts: list[Draft]) -> list[Draft]:
    """Drop what a headline that is a statement repeats of itself."""
    return [draft for draft in drafts if draft.cue != outer.cue and not is_inside(draft, outer)]


class _Reader:
    """The statements of the sentences read so far, and what the next quotation may belong to.

    `"A," he said. "B."` is one statement in two halves, and so is a quotation that stands alone
    in the next paragraph. `He declared:` at the end of one announces the quotation in the next.
    """

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.last: Draft | None = None  # the last statement that quotes, if nothing came between
        self.announced: tuple[Span, Span] | None = None  # source and cue before a final colon

    def take(self, whole: Draft) -> None:
        """Record a paragraph said as a whole: a turn of a transcript, a post.

        Like words in marks it is not opened for what it says of others' words.
        """
        self.drafts.append(whole)
        self.last = self.announced = None  # nothing said before carries on into it

    def read(self, words: Words, low: int, high: int) -> None:
        """Read the next sentence."""
        found = read_sentence(words, low, high)
        announced, self.announced = self.announced, None
        if found:
            self.drafts.extend(found)
            self.last = _last_quoting(found) or _last_told(found)
        elif _is_quotation(words, low, high):
            self._read_alone(words, high - 1, announced)
        elif self.last is not None and self.last.quotations and _goes_on(words, low, high):
            self.last.segments.append(span(words, low, high))
        else:
            if self.last is not None:
                _take_byline(self.last, words, low, high)
            self.last = None
        if words.forms[high - 1] == ":":
            self.announced = announced_speaker(words, low, high)

    def _read_alone(self, words: Words, at: int, announced: tuple[Span, Span] | None) -> None:
        if self.last is not None and announced is None and (self.last.quotations or at):
            self.last.segments.append(span(words, at, at + 1))
            return
        alone = read_alone(words, at)
        if alone is None:
            return
        if announced is not None:
            alone.source, alone.cue = announced
            alone.rule = "announced quotation"
        self.drafts.append(alone)
        self.last = alone


def _last_quoting(found: list[Draft]) -> Draft | None:
    """Return the statement in marks that goes on: `"A," she said, calling it "dead." "B." `.

    It is the last that is all in marks, else the last that holds any.
    """
    quoting = [draft for draft in found if draft.quotations]
    whole = [draft for draft in quoting if draft.rule.startswith(_QUOTATIONS)]
    return next(reversed(whole or quoting), None)


def _last_told(found: list[Draft]) -> Draft:
    """Return the statement that a quotation alone goes on with: `He agreed. "I never lied." `."""
    return max(found, key=lambda draft: (draft.trust, draft.segments))


def _take_byline(last: Draft, words: Words, low: int, high: int) -> None:
    """Give a quotation that stood alone the name that a dash puts behind it."""
    nameless = last.source is None or last.rule == "long quotation"
    byline = find_byline(words, low, high) if nameless else None
    if byline is not None:
        last.source, last.cue = byline
        last.rule = "quotation and byline"


def _goes_on(words: Words, low: int, high: int) -> bool:
    """Tell `"I have no doubt that it was planned" by the ministers.`, the end of what was said.

    Such a sentence stands in the paragraph of what it goes on with, and has no speaker of its own.
    """
    if not 0 < low < high - 1 or not words.kinds[low] & QUOTATION:
        return False
    return n_words(words, low) >= LONG and not words.kinds[low + 1] & STOP


def _is_quotation(words: Words, low: int, high: int) -> bool:
    """Tell a sentence that is a quotation, but for a light word before it (`Then, "…"`)."""
    if high - low > _LIGHT or not words.kinds[high - 1] & QUOTATION:
        return False
    return all(words.kinds[k] & (CONJUNCTION | ADVERB | COMMA) for k in range(low, high - 1))
