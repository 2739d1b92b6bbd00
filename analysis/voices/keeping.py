"""The statements of one sentence: what every rule finds there, and which of it is kept."""

from __future__ import annotations

from analysis.voices.according import read_according, read_views
from analysis.voices.drafts import Draft
from analysis.voices.predicates import read_predicates
from analysis.voices.quotations import read_quotations
from analysis.voices.transcripts import read_name_colon
from analysis.voices.verbs import read_verbs
from analysis.voices.words import Words

# A use counts as a statement where at least this share of such uses states something.
THRESHOLD = 0.44
# What a use inside another's content keeps of its trust: a ratio counted on PolNeAR's training
# part; and how sure that other must be.
_NESTED = 0.45
_OUTER = THRESHOLD
_DEEPEST = 3  # statements inside one another; each repeats the content of all inside it
_HOLDING = 0.2  # the share from which a use is kept that holds words in marks nobody else takes
_HOLDERS = ("object", "noun", "clause,", "that", "to")


def read_sentence(words: Words, low: int, high: int) -> list[Draft]:
    """Read the statements of the sentence ``low`` to ``high``, those trusted enough."""
    drafts = [
        *read_name_colon(words, low, high),
        *read_verbs(words, low, high),
        *read_according(words, low, high),
        *read_views(words, low, high),
        *read_predicates(words, low, high),
    ]
    if not drafts and not words.quoted_in(low, high):
        return []
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
        depth = sum(is_inside(draft, other) for other in outer)
        if depth:
            draft.trust *= _NESTED if depth <= _DEEPEST else 0
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


def is_inside(draft: Draft, other: Draft) -> bool:
    """Tell whether a cue and its content lie in the content of another statement."""
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
