"""Content that stands before or around its cue: `"…," she said`, `The deal, she said, is dead`."""

from __future__ import annotations

from analysis.voices.clauses import clause_end
from analysis.voices.cues import cue_forms, is_saying
from analysis.voices.drafts import Draft, quotations_in, span
from analysis.voices.openings import ADDRESSING, is_sentence_tail, second_half, skip_times
from analysis.voices.phrases import noun_phrase_right
from analysis.voices.trust import draft_of
from analysis.voices.uses import Use
from analysis.voices.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    OBJECT_PRONOUN,
    PREPOSITION,
    QUOTATION,
    ROLE,
    SAYING,
    STOP,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    TIME,
    Words,
    is_title,
)

_RANKS = frozenset("first second third latest last fifth fourth sixth only biggest largest".split())
_PLACE = 12  # words of the place or occasion that a verb of saying names
_STATES = 0.5  # the share, with a bare clause, from which a verb takes the words after it


def read_before(
    words: Words, use: Use, low: int, high: int, before: int, after: int
) -> Draft | None:
    """Read what stands before a cue; ``before`` ends it, ``after`` is the first word after it."""
    return (
        _quotation_before(words, use, low, high, before, after)
        or _clause_before(words, use, low, high, before, after)
        or _as_reported(words, use, low, high, before, after)
        or _clause_around(words, use, low, high, before, after)
    )


def _quotation_before(
    words: Words, use: Use, low: int, high: int, before: int, after: int
) -> Draft | None:
    """`"A," she said`, `The deal is "dead," she said`, `"A," she said, "B."`."""
    taken = before - 1 if before >= low and words.kinds[before] & COMMA else before
    if taken < low or not words.kinds[taken] & QUOTATION:
        return None
    if _names_title(words, low, taken) or (taken == before and _is_inside_phrase(words, taken)):
        return None
    if _is_introduction(words, low, taken, after, high):
        return None
    first = low if _opens_clause(words, low, taken) else taken
    if first < taken and _is_stated(words, low, taken):
        # The words before have a cue of their own, unless a sign parts the quotation from them.
        if not words.kinds[taken - 1] & (COMMA | STOP):
            return None
        first = taken
    found = draft_of(words, use, first, taken + 1, "quotation before", use.cue.quotation)
    half = second_half(words, after, high)
    if half is not None:
        found.segments.append(span(words, half, half + 1))
        found.quotations.append(half)
        return found
    rest = skip_times(words, after, high)
    if _goes_on_after(words, rest, high):
        end = clause_end(words, rest + 1, high)
        found.segments.append(span(words, rest + 1, end))
        found.quotations.extend(quotations_in(words, rest + 1, end))
    return found


def _goes_on_after(words: Words, at: int, high: int) -> bool:
    """Tell `"A," she said, would be wrong` and `"A," she said, that …`: the content goes on."""
    if at + 2 >= high or not words.kinds[at] & COMMA:
        return False
    return words.forms[at + 1] == "that" or bool(words.kinds[at + 1] & AUXILIARY)


def _is_stated(words: Words, low: int, high: int) -> bool:
    """Tell whether a sure cue stands among the words: what is said there is its own."""
    cues = cue_forms()
    return any(form in cues and cues[form].clause >= _STATES for form in words.forms[low:high])


def _names_title(words: Words, low: int, at: int) -> bool:
    """Tell `On "This Week," she said …`, where the quotation is no content."""
    introduces = words.kinds[low] & (PREPOSITION | TIME) and at > low
    return bool(introduces) and is_title(words, at)


def _is_introduction(words: Words, low: int, taken: int, after: int, high: int) -> bool:
    """Tell `Praising its "spirit," she said, "…"`, where what she says comes after the verb."""
    opens = words.kinds[low] & (PREPOSITION | SUBORDINATOR) or words.forms[low].endswith("ing")
    return bool(opens) and low < taken and not is_sentence_tail(words, after, high)


def _is_inside_phrase(words: Words, at: int) -> bool:
    """Tell `the "poison pill" measures added …`, where the marks stand inside a noun phrase."""
    if words.text[words.quotations[at].inner_end - 1] in ",.?!;:—–-…":
        return False
    opens = CAPITAL | SUBJECT_PRONOUN | DETERMINER | ROLE | SAYING
    return not words.kinds[at + 1] & opens and words.forms[at + 1] not in cue_forms()


def _opens_clause(words: Words, low: int, taken: int) -> bool:
    """Tell `The deal is "dead," he said` from `But "The deal is dead," he said`."""
    light = CONJUNCTION | ADVERB | COMMA
    heavy = sum(not words.kinds[k] & light for k in range(low, taken))
    if words.text[words.quotations[taken].inner_start].islower():
        return heavy >= 1
    return heavy >= 2 and not words.kinds[taken - 1] & (COMMA | STOP)


def _clause_before(
    words: Words, use: Use, low: int, high: int, before: int, after: int
) -> Draft | None:
    """Read `The deal is dead, she said on Tuesday`."""
    if before <= low + 2 or not words.kinds[before] & COMMA:
        return None
    if not is_sentence_tail(words, after, high, use.cue.lemma):
        return None
    if words.kinds[low] & (PREPOSITION | SUBORDINATOR | TIME | ADVERB) and before - low < 6:
        return None  # `In Geneva, she said.`
    return draft_of(words, use, low, before, "clause before", use.cue.clause)


def _as_reported(
    words: Words, use: Use, low: int, high: int, before: int, after: int
) -> Draft | None:
    """Read `The deal is dead, as she said on Tuesday` and `As she said, the deal is dead`."""
    if before < low or words.forms[before] != "as":
        return None
    after = skip_times(words, after, high)
    if before == low and after < high and words.kinds[after] & COMMA:
        end = clause_end(words, after + 1, high)
        if end > after + 1:
            return draft_of(words, use, after + 1, end, "as reported", use.cue.clause)
    if (
        before > low + 2
        and words.kinds[before - 1] & COMMA
        and is_sentence_tail(words, after, high)
    ):
        return draft_of(words, use, low, before - 1, "as reported", use.cue.clause)
    return None


def _ranks(words: Words, at: int, high: int) -> bool:
    """Tell `…, the ministry said, the first such visit since May`: a gloss on what is said."""
    return at + 2 < high and words.forms[at] in ("the", "its") and words.forms[at + 1] in _RANKS


def _clause_around(
    words: Words, use: Use, low: int, high: int, before: int, after: int
) -> Draft | None:
    """Read `The deal, she said, is dead` and `In Rome, she said, the deal died`."""
    kinds = words.kinds
    after = skip_times(words, after, high)
    if before > low and kinds[before] & COMMA and kinds[use.at] & SAYING:
        after = _past_occasion(words, after, high, use.cue.lemma)
    if before <= low or after + 1 >= high or not (kinds[before] & kinds[after] & COMMA):
        return None
    if is_saying(words.forms[after + 1]) or _ranks(words, after + 1, high):
        return draft_of(words, use, low, before, "clause before", use.cue.clause)
    if kinds[after + 1] & QUOTATION and after + 2 >= high:
        found = draft_of(words, use, after + 1, high, "clause around", use.cue.quotation)
    else:
        end = clause_end(words, after + 1, high)
        found = draft_of(words, use, after + 1, end, "clause around", use.cue.clause)
    light = all(kind & (CONJUNCTION | ADVERB) for kind in kinds[low:before])  # `But, she said, …`
    framed = _is_frame(words, low, after + 1, high)
    if not light and not framed and not _is_stated(words, low, before):
        found.segments.insert(0, span(words, low, before))
        found.quotations[:0] = quotations_in(words, low, before)
    return found


def _past_occasion(words: Words, at: int, high: int, lemma: str) -> int:
    """Look past who is told and where: `The deal, she told us in Rome, is dead`."""
    if lemma in ADDRESSING and at < high:
        told = noun_phrase_right(words, at, high)
        at = told.last if told else at + bool(words.kinds[at] & OBJECT_PRONOUN)
        at = skip_times(words, at, high)
    if at >= high or words.forms[at] not in ("in", "on", "at", "during"):
        return at
    ends = COMMA | STOP | QUOTATION | SUBORDINATOR | AUXILIARY | SUBJECT_PRONOUN | SAYING
    return next((k for k in range(at, min(high, at + _PLACE)) if words.kinds[k] & ends), at)


def _is_frame(words: Words, low: int, at: int, high: int) -> bool:
    """Tell `In an interview, she said, "It held."` from `If asked, she said, "I will go."`.

    What stands before a whole sentence in marks says when or where it was said, unless it is a
    condition.
    """
    if at + 1 < high or not words.kinds[at] & QUOTATION or words.forms[low] == "if":
        return False
    return not words.text[words.quotations[at].inner_start].islower()
