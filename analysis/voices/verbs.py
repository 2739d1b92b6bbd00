"""Statements that a verb attributes (`she said that …`, `"…," said Ann Lee`)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from analysis.voices.clauses import before_main, clause_end, main_clause, object_end
from analysis.voices.cues import cue_forms
from analysis.voices.drafts import Draft, quotations_in
from analysis.voices.openings import content_start, looks_like_clause
from analysis.voices.preceding import read_before
from analysis.voices.trust import draft_of, is_in_passing, of_object
from analysis.voices.uses import Use, uses
from analysis.voices.words import (
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    PREPOSITION,
    QUOTATION,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    Words,
)

# Verbs whose object, if it has some words, is a clause, though no word of it tells.
_CLAIMS = frozenset("say argue believe think insist contend maintain".split())
_FEW = 4
# Signs and words after which somebody else's clause begins.
_TURNS = frozenset((",", ":", ";", "when", "while", "after", "before"))


def read_verbs(words: Words, low: int, high: int) -> list[Draft]:
    """Read the statements that the verbs of the sentence ``low`` to ``high`` attribute."""
    found = list(uses(words, low, high))
    turns = sorted(k for use in found for k in _turn(words, use))
    drafts: list[Draft] = []
    for use in found:
        drafts.extend(_read_use(words, use, turns, low, high))
    return drafts


def _turn(words: Words, use: Use) -> Iterator[int]:
    """Find where somebody else's clause begins, at the comma of `… the pact, when Lee said …`."""
    at = use.opens - 1
    if use.tie != "subject" or words.kinds[use.opens] & RELATIVE or at < 0:
        return
    if words.forms[at] in _TURNS:
        while at > 0 and words.kinds[at - 1] & (COMMA | SUBORDINATOR | CONJUNCTION):
            at -= 1
        yield at


def _read_use(words: Words, use: Use, turns: list[int], low: int, high: int) -> Iterator[Draft]:
    """Read what one verb attributes: what stands before it, else what follows it."""
    relative = words.kinds[use.subject.first] & RELATIVE  # what is before `who` is who speaks
    if use.tie in ("subject", "inverted", "quoted") and not relative:
        before = use.opens - 1
        after = use.subject.last if use.tie == "inverted" else use.end
        found = read_before(words, use, low, high, before, after)
        if found is not None:
            yield found
            return
        yield from _content_after(words, use, turns, after, low, high)
    else:
        yield from _content_after(words, use, turns, use.end, low, high)


def _content_after(
    words: Words, use: Use, turns: list[int], after: int, low: int, high: int
) -> Iterator[Draft]:
    if use.tie == "participle" and use.subject.first > use.at:
        high = before_main(words, use.subject)  # `In saying that …, she`
    start, opening = content_start(words, after, high, use.cue.lemma)
    if start >= high:
        return
    kinds, cue = words.kinds, use.cue
    if opening == "colon":
        last = start + 1 if kinds[start] & QUOTATION else high
        yield draft_of(words, use, start, last, "after colon", cue.quotation)
        return
    quoted = kinds[start] & QUOTATION and opening != "that"
    if quoted and (opening == "quoted" or _stands_alone(words, start, high)):
        last = clause_end(words, start, high) if _runs_on(words, start, high) else start + 1
        yield draft_of(words, use, start, last, "quotation after", cue.quotation)
        return
    end = clause_end(words, start, high)
    end = min(end, _before_main_clause(words, use, start, low, high))
    if opening == "that":
        yield draft_of(words, use, start, end, "that", cue.that)
    elif opening == "to":
        end = _before_turn(turns, start, object_end(words, start, end))
        yield draft_of(words, use, start, end, "to", cue.to)
    elif looks_like_clause(words, start, end) or _is_claim(words, use, start, end):
        yield draft_of(words, use, start, end, "clause", cue.clause)
    elif _quotes_as(words, use, end):
        return  # `quoted Lee as saying …`: what Lee says is read at `saying`
    elif quotations_in(words, start, end) or not is_in_passing(words, use):
        share = cue.object * of_object(kinds[start])
        end = _before_turn(turns, start, object_end(words, start, end))
        yield draft_of(words, use, start, end, "object", share)


def _is_claim(words: Words, use: Use, start: int, end: int) -> bool:
    """Tell `said the minister broke the law` from `said so` and `said of the minister …`."""
    few = end - start < _FEW or words.kinds[start] & PREPOSITION
    return use.cue.lemma in _CLAIMS and not few


def _before_turn(turns: list[int], start: int, end: int) -> int:
    """Return where an object ends: no object holds a clause with a speaker of its own."""
    first = bisect_right(turns, start + 1)
    return min(end, turns[first]) if first < len(turns) else end


def _before_main_clause(words: Words, use: Use, start: int, low: int, high: int) -> int:
    """Return where content ends in `As she said that …, the talks went on`, `Lee, who said …,`."""
    if _is_aside(words, use):
        return _aside_end(words, start, high)
    opens = words.kinds[low + (words.forms[low] == "even")]
    if opens & SUBORDINATOR and use.subject.first <= low + 6 and use.tie == "subject":
        main = main_clause(words, start, high)
        return before_main(words, main) if main else high
    return high


def _quotes_as(words: Words, use: Use, end: int) -> bool:
    """Tell `quoted Lee as saying …`."""
    forms = words.forms[use.end : end]
    quotes = use.cue.lemma in ("quote", "cite")
    return quotes and any(a == "as" and b.endswith("ing") for a, b in pairwise(forms))


def _is_aside(words: Words, use: Use) -> bool:
    """Tell `Lee, who said …, left` and `Lee, hoping …, left` from `those who said …`."""
    if use.tie == "participle":
        return bool(words.kinds[use.at - 1] & COMMA)
    first = use.subject.first
    return (
        bool(words.kinds[first] & RELATIVE) and first > 0 and bool(words.kinds[first - 1] & COMMA)
    )


def _aside_end(words: Words, start: int, high: int) -> int:
    """Return the comma before the main verb, `issued` in `Lee, who said …, issued a statement`."""
    for k in range(start + 1, high - 1):
        form = words.forms[k + 1]
        verb = words.kinds[k + 1] & AUXILIARY or form in cue_forms() or form.endswith("ed")
        if words.kinds[k] & COMMA and verb and not words.kinds[k + 1] & CAPITAL:
            return k
    return high


def _runs_on(words: Words, at: int, high: int) -> bool:
    """Tell `she said, "We are free" to go`: no sign ends the quotation before the rest."""
    if at + 1 >= high or words.kinds[at + 1] & (COMMA | STOP | CONJUNCTION | SUBORDINATOR):
        return False
    return words.text[words.quotations[at].inner_end - 1].isalnum()


def _stands_alone(words: Words, at: int, high: int) -> bool:
    """Tell a quoted sentence from quoted words that open a longer clause."""
    if at + 1 >= high:
        return True
    quotation = words.quotations[at]
    long = quotation.inner_end - quotation.inner_start > 25
    return long and words.text[quotation.inner_start].isupper()
