"""One text through the rules: paragraphs, quotations, words, and the statements found in order."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.texts.sentences import lines
from analysis.voices.according import read_according, read_views
from analysis.voices.clauses import is_sentence_tail, skip_times
from analysis.voices.cues import cue_forms
from analysis.voices.drafts import Draft, Span, phrase_span, span
from analysis.voices.marks import Quotation, find_quotations
from analysis.voices.predicates import read_predicates
from analysis.voices.quotations import (
    announced_speaker,
    find_byline,
    read_alone,
    read_quotations,
)
from analysis.voices.transcripts import (
    find_turns,
    read_headline,
    read_name_colon,
    read_post,
    read_turn,
)
from analysis.voices.uses import uses
from analysis.voices.verbs import read_verbs
from analysis.voices.words import (
    ADVERB,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    DASHES,
    FIRST,
    NUMBER,
    POSSESSIVE,
    QUOTATION,
    ROLE,
    STOP,
    SUBORDINATOR,
    TIME,
    Words,
)

# A use counts as a statement where at least this share of such uses states something.
THRESHOLD = 0.44
# What a use inside another's content keeps of its trust: a ratio counted on PolNeAR's training
# part; and how sure that other must be.
_NESTED = 0.55
_OUTER = 0.5
_HOLDING = 0.2  # the share from which a use is kept that holds words in marks nobody else takes
_HOLDERS = ("object", "noun", "clause,", "that", "to")
_DATELINE = 12  # words a dateline may have
_TITLE_WORDS = 5  # words from which capitals throughout make a title
_NAMELIKE = CAPITAL | FIRST | ROLE | TIME | POSSESSIVE
_LIGHT = 3  # words of a sentence that is a quotation, with what leads into it
_CITY = 3  # letters, all capitals, that the first word of a dateline has at least


@dataclass(frozen=True)
class ReadText:
    """The words of each paragraph, the quotations and the drafts of one text."""

    paragraphs: list[Words]
    quotations: list[Quotation]
    drafts: list[Draft]


def read_text(text: str) -> ReadText:
    """Find the statements of one text, speakers not yet resolved."""
    spans = list(lines(text)) if text.strip() else []
    quotations = find_quotations(text, spans)
    turns = find_turns(text, spans)
    paragraphs: list[Words] = []
    reader = _Reader()
    at = 0
    for start, end in spans:
        mine = []
        while at < len(quotations) and quotations[at].start < end:
            mine.append(quotations[at])
            at += 1
        words = Words(text, start, end, mine)
        if not paragraphs:
            _lower_title(words)
        paragraphs.append(words)
        turn = read_turn(text, turns[start], end) if start in turns else None
        whole = turn or read_post(text, start, end)
        if whole is not None:
            reader.take(whole)
            continue
        for low, high in _sentences(words):
            reader.read(words, low, high)
    headline = read_headline(text, spans[0], reader.drafts) if spans else None
    drafts = [headline, *_not_in(headline, reader.drafts)] if headline else reader.drafts
    return ReadText(paragraphs, quotations, drafts)


def _not_in(outer: Draft, drafts: list[Draft]) -> list[Draft]:
    """Drop what a headline that is a statement repeats of itself."""
    return [draft for draft in drafts if draft.cue != outer.cue and not _is_inside(draft, outer)]


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
        found = _read_sentence(words, low, high)
        announced, self.announced = self.announced, None
        if found:
            self.drafts.extend(found)
            quoting = [draft for draft in found if draft.quotations]
            self.last = quoting[-1] if quoting else _last_told(found)
        elif _is_quotation(words, low, high):
            self._read_alone(words, high - 1, announced)
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


def _is_quotation(words: Words, low: int, high: int) -> bool:
    """Tell a sentence that is a quotation, but for a light word before it (`Then, "…"`)."""
    if high - low > _LIGHT or not words.kinds[high - 1] & QUOTATION:
        return False
    return all(words.kinds[k] & (CONJUNCTION | ADVERB | COMMA) for k in range(low, high - 1))


def _sentences(words: Words) -> list[tuple[int, int]]:
    """Return the paragraph's sentences, a quoted question joined to the speaker named after it."""
    found: list[tuple[int, int]] = []
    for low, high in words.sentences:
        alone = found and found[-1][1] - found[-1][0] == 1 and words.kinds[low - 1] & QUOTATION
        if alone and _names_speaker(words, low, high):
            found[-1] = (found[-1][0], high)
            continue
        found.append((_past_dateline(words, low, high) if low == 0 else low, high))
    return found


def _lower_title(words: Words) -> None:
    """Take the capitals from cues and small words of a headline `Written Like This`."""
    kinds = words.kinds
    letters = [k for k, form in enumerate(words.forms) if form[0].isalpha()]
    if (
        len(letters) < _TITLE_WORDS
        or sum(not kinds[k] & CAPITAL for k in letters) > len(letters) / 4
    ):
        return
    for k in letters:
        if words.forms[k] in cue_forms() or kinds[k] & ~_NAMELIKE:
            kinds[k] &= ~CAPITAL


def _past_dateline(words: Words, low: int, high: int) -> int:
    """Return where the sentence begins after `BEIJING, May 1 (Agency) —`."""
    kinds = words.kinds
    first = words.text[words.start[low] : words.end[low]]
    if not first.isupper() or len(first) < _CITY:
        return low
    for k in range(low + 1, min(high - 1, low + _DATELINE)):
        if words.forms[k] in DASHES:
            kinds[k + 1] |= FIRST
            return k + 1
        if not kinds[k] & (CAPITAL | NUMBER | COMMA | STOP | TIME):
            break
    return low


def _names_speaker(words: Words, low: int, high: int) -> bool:
    """Tell `Trump asked.` after a quoted sentence from a sentence of its own."""
    if words.kinds[low] & QUOTATION:
        return False
    return any(
        _says_no_more(words, use.end, high, use.cue.lemma)
        for use in uses(words, low, high)
        if use.tie == "subject" and use.subject.first == low and use.cue.quotation >= THRESHOLD
    )


def _says_no_more(words: Words, at: int, high: int, lemma: str) -> bool:
    """Tell whether after a verb only an occasion follows (`he asked, smiling`, `when he left`)."""
    at = skip_times(words, at, high)
    if at >= high or words.kinds[at] & (COMMA | SUBORDINATOR):
        return at >= high or words.forms[at] != "that"
    return is_sentence_tail(words, at, high, lemma)


def _read_sentence(words: Words, low: int, high: int) -> list[Draft]:
    drafts = [
        *read_name_colon(words, low, high),
        *read_verbs(words, low, high),
        *read_according(words, low, high),
        *read_views(words, low, high),
        *read_predicates(words, low, high),
    ]
    _discount_nested(drafts)
    kept = [draft for draft in drafts if draft.trust >= THRESHOLD]
    kept.extend(_holders(drafts, kept))
    taken = {k for draft in kept for k in draft.quotations}
    kept.extend(read_quotations(words, low, high, taken))
    return _one_each(sorted(kept, key=lambda draft: draft.cue or (0, 0)))


def _discount_nested(drafts: list[Draft]) -> None:
    """Trust less what is found inside a statement: a cue there is mostly part of what is said."""
    outer = [draft for draft in drafts if draft.trust >= _OUTER]
    for draft in drafts:
        if any(_is_inside(draft, other) for other in outer):
            draft.trust *= _NESTED
            draft.rule += ", nested"


def _holders(drafts: list[Draft], kept: list[Draft]) -> list[Draft]:
    """Find, for words in marks that no statement holds, the surest use that would.

    Somebody's words they mostly are, so such a use is trusted sooner.
    """
    held = {k for draft in kept for k in draft.quotations}
    found: dict[int, Draft] = {}
    for draft in drafts:
        if draft.trust < _HOLDING or not draft.rule.startswith(_HOLDERS):
            continue
        for at in set(draft.quotations) - held:
            if at not in found or draft.trust > found[at].trust:
                found[at] = draft
    return list({id(draft): draft for draft in found.values()}.values())


def _is_inside(draft: Draft, other: Draft) -> bool:
    if draft is other or draft.cue is None:
        return False
    start, end = other.segments[0][0], other.segments[-1][1]
    return start <= draft.cue[0] and draft.cue[1] <= end and draft.segments[-1][1] <= end


def _one_each(drafts: list[Draft]) -> list[Draft]:
    """Keep of statements with the same content the one attributed most surely."""
    best: dict[tuple[tuple[int, int], ...], Draft] = {}
    for draft in drafts:
        key = tuple(draft.segments)
        if key not in best or draft.trust > best[key].trust:
            best[key] = draft
    return list(best.values())
