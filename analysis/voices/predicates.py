"""Statements in passives, adjectives, nouns: `is expected to`, `is sure that`, `her claim that`.

What a tie to a verb's subject is to `verbs.py`, the owner is here: `her claim that …` has a source,
`the claim that …` has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.voices.clauses import clause_end, object_end
from analysis.voices.cues import NounCue, adjective_cues, cue_forms, noun_cues
from analysis.voices.drafts import Draft, Span, phrase_span, quotations_in, span
from analysis.voices.openings import ADDRESSING, is_infinitive
from analysis.voices.phrases import Phrase, noun_phrase_left, noun_phrase_right
from analysis.voices.subjects import skip_left, subject_left
from analysis.voices.words import (
    CAPITAL,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    FIRST,
    OWNERS,
    POSSESSIVE,
    PREPOSITION,
    QUOTATION,
    RELATIVE,
    ROLE,
    STOP,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    Words,
)

_KNOWN = frozenset([*cue_forms(), *adjective_cues(), *noun_cues()])
_BE = frozenset("is are was were be been being am i'm he's she's it's they're we're".split())
_QUESTIONS = frozenset("if whether what how why who when where".split())
_BREAKS = COMMA | STOP | SUBORDINATOR | CONJUNCTION | RELATIVE | QUOTATION
_SOMEBODY = SUBJECT_PRONOUN | ROLE
_AGENTS = CAPITAL | SUBJECT_PRONOUN | ROLE
_DUMMIES = ("it", "there")  # subjects that stand for nothing
_SHORTEST = 2  # words after the one that joins the content; less says nothing
_REACH = 4  # adjectives that may stand between an owner and the noun


def read_predicates(words: Words, low: int, high: int) -> Iterator[Draft]:
    """Read the statements that passives, adjectives and nouns of one sentence attribute."""
    verbs, adjectives, nouns = cue_forms(), adjective_cues(), noun_cues()
    for at in [k for k, form in enumerate(words.forms[low : high - 1], low) if form in _KNOWN]:
        if words.kinds[at] & CAPITAL and at > low:
            continue
        form = words.forms[at]
        if form in adjectives and _has_be(words, at, low):
            yield from _adjective(words, at, low, high, adjectives[form])
        elif form in nouns:
            yield from _noun(words, at, low, high, nouns[form])
        if form in verbs and verbs[form].passive and _is_passive(words, at, low):
            yield from _passive(words, at, low, high)


def _has_be(words: Words, at: int, low: int) -> bool:
    before = skip_left(words, at, low)
    return any(words.forms[k] in _BE for k in range(max(before, low), at))


def _is_passive(words: Words, at: int, low: int) -> bool:
    """Tell `is expected` and `Asked about it,` from an active past (`she expected`)."""
    form = words.forms[at]
    if form.endswith("ing") or form == cue_forms()[form].lemma:
        return False
    if at == low or words.forms[at - 1] == "when":
        return form == "asked"
    return _has_be(words, at, low)


def _passive(words: Words, at: int, low: int, high: int) -> Iterator[Draft]:
    """Read `X is expected to go` and `X was described by Y as brave`."""
    source: Span | None = None
    start = at + 1
    if at == low or words.forms[at - 1] == "when":
        # `Asked about the deal, she said …`: what is asked ends where the sentence goes on.
        commas = (k for k in range(start, high) if words.kinds[k] & COMMA)
        high = next(commas, high)
    cue = cue_forms()[words.forms[at]]
    agent = _agent(words, start, high)
    subject = subject_left(words, at, low)
    if agent is not None:
        source = phrase_span(words, agent)
        start = agent.last if agent.first == start + 1 else start
    frame = _frame(words, start, high)
    if agent is not None and agent.first > start + 1:
        high = agent.first - 1
    if cue.lemma in ADDRESSING and _is_asked(words, start, high):
        yield _draft(words, start + 1, high, at, source, "passive, quotation", 0.9, cue.lemma)
        return
    if frame:
        found = _draft(words, start, high, at, source, f"passive, {frame}", cue.passive, cue.lemma)
        if subject is not None and frame != "that" and words.forms[subject.first] not in _DUMMIES:
            found.segments.insert(0, phrase_span(words, subject))
            found.quotations[:0] = quotations_in(words, *subject)
        yield found
    elif agent is not None and subject is not None and agent.first == at + 2:
        # `The plan was criticised by Beijing`: an active sentence turned round.
        yield Draft(
            [phrase_span(words, subject)],
            source,
            span(words, at, at + 1),
            "passive, by",
            cue.object,
            cue.lemma,
            quotations_in(words, *subject),
        )


def _agent(words: Words, start: int, high: int) -> Phrase | None:
    """Find who does it: `by the minister`, right after the verb or after what is said."""
    for at in range(start, high - 1):
        if words.forms[at] == "by":
            agent = noun_phrase_right(words, at + 1, high)
            if agent and any(k & _AGENTS for k in words.kinds[agent.first : agent.last]):
                return agent
        if words.kinds[at] & (COMMA | STOP | QUOTATION | RELATIVE):
            break
    return None


def _is_asked(words: Words, at: int, high: int) -> bool:
    """Tell `was asked, "…"` and `is called: "…"`, where a quotation follows the sign."""
    return at + 1 < high and words.forms[at] in (",", ":") and bool(words.kinds[at + 1] & QUOTATION)


def _adjective(words: Words, at: int, low: int, high: int, cue: NounCue) -> Iterator[Draft]:
    """Read `she is confident that …`, `they are worried about …`."""
    frame = _frame(words, at + 1, high)
    subject = subject_left(words, at, low) if frame else None
    if subject is None:
        return
    share = getattr(cue, f"owned_{frame}")
    rule = f"adjective, {frame}"
    yield _draft(words, at + 1, high, at, phrase_span(words, subject), rule, share, cue.lemma)


def _noun(words: Words, at: int, low: int, high: int, cue: NounCue) -> Iterator[Draft]:
    """Read `her claim that …`, `Lee's call for …`, `the idea is that …`."""
    start = at + 2 if _is_copula(words, at + 1, high) else at + 1
    frame = _frame(words, start, high)
    if not frame:
        return
    owner = _owner(words, at, low)
    share = getattr(cue, f"owned_{frame}" if owner else f"free_{frame}")
    rule = f"noun, {'owned' if owner else 'free'}, {frame}"
    source = owner or _holder(words, at, low)
    yield _draft(words, start, high, at, source, rule, share, cue.lemma)


def _holder(words: Words, at: int, low: int) -> Span | None:
    """Find who holds it by the verb: the subject of the clause (`they voiced hopes that …`)."""
    first = at
    while first > low and not words.kinds[first - 1] & _BREAKS:
        first -= 1
    holder = noun_phrase_right(words, first, at)
    if holder is None or holder.last >= at or words.forms[holder.first] == "it":
        return None
    kinds = words.kinds[holder.first : holder.last]
    # A capital alone at a sentence's beginning is a name where nothing else is known of the word.
    somebody = any(k & _SOMEBODY or k & ~FIRST == CAPITAL for k in kinds)
    return phrase_span(words, holder) if somebody else None


def _is_copula(words: Words, at: int, high: int) -> bool:
    """Tell the verb of `her answer was that …` and `their slogan is "…"`."""
    if at + 1 >= high or words.forms[at] not in ("is", "was"):
        return False
    return words.forms[at + 1] == "that" or bool(words.kinds[at + 1] & QUOTATION)


def _owner(words: Words, at: int, low: int) -> Span | None:
    """Find whose claim it is: the possessive in front of the noun."""
    for k in range(at - 1, max(low, at - _REACH) - 1, -1):
        kind = words.kinds[k]
        if words.forms[k] in OWNERS:
            return span(words, k, k + 1)
        if kind & POSSESSIVE:
            phrase = noun_phrase_left(words, k, low)
            return phrase_span(words, phrase) if phrase else None
        if kind & (DETERMINER | PREPOSITION | COMMA | STOP | SUBORDINATOR | QUOTATION):
            return None
    return None


def _frame(words: Words, at: int, high: int) -> str:
    """Name how the content is joined: `that`, `to`, `about` (a preposition or question); or not."""
    form, kind = words.forms[min(at, high - 1)], words.kinds[min(at, high - 1)]
    if kind & QUOTATION:
        return "that" if words.forms[at - 1] in ("is", "was") else ""
    if at >= high - _SHORTEST:
        return ""
    if form == "that" or is_infinitive(words, at, high):
        return form
    if form in _QUESTIONS or (kind & PREPOSITION and not kind & CAPITAL):
        return "about"
    return ""


def _draft(
    words: Words,
    start: int,
    high: int,
    at: int,
    source: Span | None,
    rule: str,
    share: float,
    lemma: str,
) -> Draft:
    opens = words.forms[start] in ("that", "to", *_QUESTIONS) or words.kinds[start] & QUOTATION
    first = start if opens else start + 1
    end = clause_end(words, first, high)
    if words.forms[start] != "that":  # `her hopes of a pact, but Lee …`
        end = object_end(words, first, end)
    return Draft(
        [span(words, first, max(end, first + 1))],
        source,
        span(words, at, at + 1),
        rule,
        share,
        lemma,
        quotations_in(words, first, end),
    )
