"""How far a use of a cue is trusted: what its tie, subject, form and object leave of the share."""

from __future__ import annotations

from analysis.voices.drafts import Draft, phrase_span, quotations_in, span
from analysis.voices.uses import Tie, Use
from analysis.voices.words import (
    CAPITAL,
    DETERMINER,
    OBJECT_PRONOUN,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    ROLE,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    Words,
)

# What a use keeps of its cue's share, by how the verb hangs on its subject, by the subject and by
# the verb's form: ratios of uses that state to those expected, counted on PolNeAR's training part.
_TIE: dict[Tie, float] = {
    "subject": 1.0,
    "inverted": 1.0,
    "quoted": 1.0,
    "coordinated": 1.0,
    "participle": 1.0,
    "infinitive": 0.6,
}
_NAMED = 1.15  # a name or a role: `the minister rejects …`
_PRONOUN = 1.0
_RELATIVE = 0.75  # `who rejects …`
_PLAIN = 0.75  # neither: `the news suggests …`
_SUBORDINATE = 0.75  # `because the minister thinks …`
_MODAL = 0.6  # `she would reject …`
_PRESENT = 0.9  # `they reject …`, often a habit
_NOUN_OBJECT = 1.15  # `rejects the pact`
_LOOSE_OBJECT = 0.85  # `campaigned for the pact`
_QUOTING = frozenset(("quotation before", "quotation after", "after colon"))
_REPORTING = frozenset(("that", "clause"))
_MODALS = frozenset("will would could can may might should must".split())
_NOUNLIKE = CAPITAL | DETERMINER | OBJECT_PRONOUN


def draft_of(words: Words, use: Use, first: int, last: int, frame: str, share: float) -> Draft:
    """Return the statement that a use makes of the words from ``first`` to ``last`` - 1."""
    return Draft(
        [span(words, first, last)],
        phrase_span(words, use.subject),
        span(words, use.at, use.end),
        f"{frame}, {use.tie}",
        min(1.0, share * _trust(words, use, frame)),
        use.cue.lemma,
        quotations_in(words, first, last),
    )


def _trust(words: Words, use: Use, frame: str) -> float:
    """Return what the tie, the subject and the form leave of the cue's own share."""
    if frame in _QUOTING:
        return 1.0  # `prompted him to say, “…”`: words in marks are said, however the verb hangs
    trust = _TIE[use.tie] * _of_subject(words.kinds[use.subject.first : use.subject.last])
    if words.forms[use.at - 1] in _MODALS:
        trust *= _MODAL
    elif words.forms[use.at] == use.cue.lemma and use.tie != "infinitive":
        trust *= _PRESENT
    if frame in _REPORTING and words.forms[use.subject.first - 1] == "that":
        return trust  # `said that Lee warned …` is discounted for what it lies inside
    return trust * _SUBORDINATE if _is_subordinate(words, use) else trust


def _of_subject(kinds: list[int]) -> float:
    if len(kinds) == 1 and kinds[0] & RELATIVE:
        return _RELATIVE
    if any(kind & (CAPITAL | ROLE) and not kind & POSSESSIVE for kind in kinds):
        return _NAMED
    return _PRONOUN if any(kind & SUBJECT_PRONOUN for kind in kinds) else _PLAIN


def of_object(kind: int) -> float:
    """Return what the first word of an object leaves of the share."""
    return _LOOSE_OBJECT if kind & PREPOSITION else _NOUN_OBJECT if kind & _NOUNLIKE else 1.0


def _is_subordinate(words: Words, use: Use) -> bool:
    """Tell `as allies rebuke …` and `in touting …` from a statement put forward by itself."""
    if use.tie == "participle":  # `by saying X` is what the subject does; `in saying X`, in passing
        return bool(words.kinds[use.at - 1] & PREPOSITION) and words.forms[use.at - 1] != "by"
    before = words.kinds[use.subject.first - 1] if use.subject.first else 0
    return bool(before & (SUBORDINATOR | RELATIVE)) and not before & CAPITAL


def is_in_passing(words: Words, use: Use) -> bool:
    """Tell `in touting the pact` and `as allies rebuke X`: a topic is named, nothing is stated."""
    return use.tie in ("participle", "infinitive") or _is_subordinate(words, use)
