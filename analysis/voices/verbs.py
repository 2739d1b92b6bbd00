"""Statements that a verb attributes (`she said that …`, `"…," said Ann Lee`)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from analysis.voices.clauses import (
    clause_end,
    content_start,
    is_saying,
    is_sentence_tail,
    is_title,
    looks_like_clause,
    object_end,
    main_clause,
    second_half,
    skip_times,
)
from analysis.voices.cues import cue_forms
from analysis.voices.drafts import Draft, phrase_span, quotations_in, span
from analysis.voices.uses import Tie, Use, uses
from analysis.voices.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    OBJECT_PRONOUN,
    POSSESSIVE,
    PREPOSITION,
    QUOTATION,
    RELATIVE,
    ROLE,
    SAYING,
    STOP,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    TIME,
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
_STATES = 0.5  # the share, with a bare clause, from which a verb takes the words after it
_QUOTING = frozenset(("quotation before", "quotation after", "after colon"))
_MODALS = frozenset("will would could can may might should must".split())
_NOUNLIKE = CAPITAL | DETERMINER | OBJECT_PRONOUN


def read_verbs(words: Words, low: int, high: int) -> list[Draft]:
    """Read the statements that the verbs of the sentence ``low`` to ``high`` attribute."""
    drafts: list[Draft] = []
    for use in uses(words, low, high):
        drafts.extend(_read_use(words, use, low, high))
    return drafts


def _read_use(words: Words, use: Use, low: int, high: int) -> Iterator[Draft]:
    """Read what one verb attributes: what stands before it, else what follows it."""
    relative = words.kinds[use.subject.first] & RELATIVE  # what is before `who` is who speaks
    if use.tie in ("subject", "inverted", "quoted") and not relative:
        before = use.opens - 1
        after = use.subject.last if use.tie == "inverted" else use.end
        found = (
            _quotation_before(words, use, low, high, before, after)
            or _clause_before(words, use, low, high, before, after)
            or _as_reported(words, use, low, high, before, after)
            or _clause_around(words, use, low, high, before, after)
        )
        if found is not None:
            yield found
            return
        yield from _content_after(words, use, after, low, high)
    else:
        yield from _content_after(words, use, use.end, low, high)


def _draft(words: Words, use: Use, first: int, last: int, frame: str, share: float) -> Draft:
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
    return trust * _SUBORDINATE if _is_subordinate(words, use) else trust


def _of_subject(kinds: list[int]) -> float:
    if len(kinds) == 1 and kinds[0] & RELATIVE:
        return _RELATIVE
    if any(kind & (CAPITAL | ROLE) and not kind & POSSESSIVE for kind in kinds):
        return _NAMED
    return _PRONOUN if any(kind & SUBJECT_PRONOUN for kind in kinds) else _PLAIN


def _of_object(kind: int) -> float:
    return _LOOSE_OBJECT if kind & PREPOSITION else _NOUN_OBJECT if kind & _NOUNLIKE else 1.0


def _is_subordinate(words: Words, use: Use) -> bool:
    """Tell `as allies rebuke …` and `in touting …` from a statement put forward by itself."""
    if use.tie == "participle":  # `by saying X` is what the subject does; `in saying X`, in passing
        return bool(words.kinds[use.at - 1] & PREPOSITION) and words.forms[use.at - 1] != "by"
    before = words.kinds[use.subject.first - 1] if use.subject.first else 0
    return bool(before & (SUBORDINATOR | RELATIVE)) and not before & CAPITAL


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
    found = _draft(words, use, first, taken + 1, "quotation before", use.cue.quotation)
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
    return _draft(words, use, low, before, "clause before", use.cue.clause)


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
            return _draft(words, use, after + 1, end, "as reported", use.cue.clause)
    if (
        before > low + 2
        and words.kinds[before - 1] & COMMA
        and is_sentence_tail(words, after, high)
    ):
        return _draft(words, use, low, before - 1, "as reported", use.cue.clause)
    return None


def _clause_around(
    words: Words, use: Use, low: int, high: int, before: int, after: int
) -> Draft | None:
    """Read `The deal, she said, is dead` and `In Rome, she said, the deal died`."""
    kinds = words.kinds
    after = skip_times(words, after, high)
    if before <= low or after + 1 >= high or not (kinds[before] & kinds[after] & COMMA):
        return None
    if is_saying(words, after + 1):
        return _draft(words, use, low, before, "clause before", use.cue.clause)
    if kinds[after + 1] & QUOTATION and after + 2 >= high:
        found = _draft(words, use, after + 1, high, "clause around", use.cue.quotation)
    else:
        end = clause_end(words, after + 1, high)
        found = _draft(words, use, after + 1, end, "clause around", use.cue.clause)
    introduces = kinds[low] & (PREPOSITION | SUBORDINATOR | CONJUNCTION | ADVERB)
    if not introduces and not _is_stated(words, low, before):
        found.segments.insert(0, span(words, low, before))
        found.quotations[:0] = quotations_in(words, low, before)
    return found


def _content_after(words: Words, use: Use, after: int, low: int, high: int) -> Iterator[Draft]:
    if use.tie == "participle" and use.subject.first > use.at:
        high = use.subject.first - 1  # `In saying that …, she`
    start, opening = content_start(words, after, high, use.cue.lemma)
    if start >= high:
        return
    kinds, cue = words.kinds, use.cue
    if opening == "colon":
        last = start + 1 if kinds[start] & QUOTATION else high
        yield _draft(words, use, start, last, "after colon", cue.quotation)
        return
    quoted = kinds[start] & QUOTATION and opening != "that"
    if quoted and (opening == "quoted" or _stands_alone(words, start, high)):
        yield _draft(words, use, start, start + 1, "quotation after", cue.quotation)
        return
    end = clause_end(words, start, high)
    end = min(end, _before_main_clause(words, use, start, low, high))
    if opening == "that":
        yield _draft(words, use, start, end, "that", cue.that)
    elif opening == "to":
        yield _draft(words, use, start, end, "to", cue.to)
    elif looks_like_clause(words, start, end):
        yield _draft(words, use, start, end, "clause", cue.clause)
    elif _quotes_as(words, use, end):
        return  # `quoted Lee as saying …`: what Lee says is read at `saying`
    elif quotations_in(words, start, end) or not _is_in_passing(words, use):
        share = cue.object * _of_object(kinds[start])
        yield _draft(words, use, start, object_end(words, start, end), "object", share)


def _before_main_clause(words: Words, use: Use, start: int, low: int, high: int) -> int:
    """Return where content ends in `As she said that …, the talks went on`, `Lee, who said …,`."""
    if _is_aside(words, use):
        return _aside_end(words, start, high)
    if words.kinds[low] & SUBORDINATOR and use.subject.first <= low + 6 and use.tie == "subject":
        main = main_clause(words, start, high)
        return main.first - 1 if main else high
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
        if words.kinds[k] & COMMA and not words.kinds[k + 1] & CAPITAL:
            if words.kinds[k + 1] & AUXILIARY or form in cue_forms() or form.endswith("ed"):
                return k
    return high


def _is_in_passing(words: Words, use: Use) -> bool:
    """Tell `in touting the pact` and `as allies rebuke X`: a topic is named, nothing is stated."""
    return use.tie in ("participle", "infinitive") or _is_subordinate(words, use)


def _stands_alone(words: Words, at: int, high: int) -> bool:
    """Tell a quoted sentence from quoted words that open a longer clause."""
    if at + 1 >= high:
        return True
    quotation = words.quotations[at]
    long = quotation.inner_end - quotation.inner_start > 25
    return long and words.text[quotation.inner_start].isupper()
