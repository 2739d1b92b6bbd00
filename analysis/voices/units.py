"""The sentences of a paragraph as the rules read them: headlines, datelines, quoted questions."""

from __future__ import annotations

from analysis.voices.cues import cue_forms
from analysis.voices.openings import is_sentence_tail, skip_times
from analysis.voices.uses import uses
from analysis.voices.words import (
    CAPITAL,
    COMMA,
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

_DATELINE = 12  # words a dateline may have
_CITY = 3  # letters, all capitals, that the first word of a dateline has at least
_TITLE_WORDS = 5  # words from which capitals throughout make a title
_NAMELIKE = CAPITAL | FIRST | ROLE | TIME | POSSESSIVE


def units(words: Words) -> list[tuple[int, int]]:
    """Return the paragraph's sentences, a quoted question joined to the speaker named after it."""
    found: list[tuple[int, int]] = []
    for low, high in words.sentences:
        alone = found and found[-1][1] - found[-1][0] == 1 and words.kinds[low - 1] & QUOTATION
        if alone and _names_speaker(words, low, high):
            found[-1] = (found[-1][0], high)
            continue
        found.append((_past_dateline(words, low, high) if low == 0 else low, high))
    return found


def lower_title(words: Words) -> None:
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
        if use.tie == "subject" and use.subject.first == low and use.cue.is_sure
    )


def _says_no_more(words: Words, at: int, high: int, lemma: str) -> bool:
    """Tell whether after a verb only an occasion follows (`he asked, smiling`, `when he left`)."""
    at = skip_times(words, at, high)
    if at >= high or words.kinds[at] & (COMMA | SUBORDINATOR):
        return at >= high or words.forms[at] != "that"
    return is_sentence_tail(words, at, high, lemma)
