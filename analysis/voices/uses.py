"""The cue verbs of a sentence, each with its subject and how it hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from analysis.voices.clauses import main_clause
from analysis.voices.cues import Cue, cue_forms
from analysis.voices.phrases import Phrase, noun_phrase_right
from analysis.voices.subjects import skip_left, subject_left
from analysis.voices.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    FIRST,
    NUMBER,
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

# How the verb hangs on its subject. The looser the tie, the less such a use states something.
Tie = Literal["subject", "inverted", "quoted", "coordinated", "participle", "infinitive"]
# First words of cues of two words (`went on`, `put it`, `made clear`).
_PHRASAL = frozenset(form.split()[0] for form in cue_forms() if " " in form)
_QUOTES = frozenset("quote quotes quoted quoting cite cites cited citing".split())
_QUOTED = 25  # words that who is quoted may have, with all titles
# Verbs whose forms are never nouns: `critics who left Rome say …` has two verbs.
_NO_NOUNS = frozenset(
    """say tell argue believe think insist contend maintain describe accuse announce predict agree
    suggest acknowledge oppose know expect deny criticize propose declare explain recommend reveal
    assert concede reject urge""".split()
)
_SAID = frozenset(("said", "says", "added", "asked"))
_FIRST_WORDS = _PHRASAL.union(cue_forms())
_BE = frozenset("is are was were be been being am".split())
# Ends of plural nouns; past forms that are like the present (`the letter read`).
_PLURAL_ENDS = ("s", "men", "people", "children", "media", "data")
_PAST_TOO = frozenset("read put set let bet".split())
_PRONOUN_DETERMINERS = frozenset(
    """all both some many others this that several each most few one another either
    neither""".split()
)
_PLURAL_DETERMINERS = frozenset("all both some many others several most few".split())
_CLAUSE_BREAKS = COMMA | STOP | SUBORDINATOR | RELATIVE | CONJUNCTION | QUOTATION


class Use(NamedTuple):
    """A cue verb in its sentence: its place, its cue, its subject and how it hangs on it."""

    at: int
    end: int  # one past its last word (`went on`)
    cue: Cue
    subject: Phrase
    tie: Tie
    opens: int  # the first word of the attribution: what stands before it may be the content


def uses(words: Words, low: int, high: int) -> Iterator[Use]:
    """Yield the cue verbs of a sentence with their subjects, from left to right."""
    cues = cue_forms()
    last: Phrase | None = None  # the subject before, for coordinated verbs and participles
    told: Phrase | None = None  # who told it in a plain past before something inside was told
    verb_before, was_plain = -1, False
    for at in [k for k, form in enumerate(words.forms[low:high], low) if form in _FIRST_WORDS]:
        form = words.forms[at]
        end, cue = at + 1, cues.get(form)
        pair = form in _PHRASAL and at + 1 < high  # `ruled out`, inside one sentence
        phrasal = cues.get(" ".join(words.forms[at : at + 2])) if pair else None
        if phrasal is not None:
            end, cue = at + 2, phrasal
        if cue is None or not _is_verb(words, at, low, cue.lemma, verb_before):
            continue
        verb_before = at
        quoted = _quoted_as(words, at, low)
        plain = _is_past(form, cue) and not words.kinds[at - 1] & (AUXILIARY | ADVERB)
        before = told if plain and told else last
        subject, tie = (quoted[0], "quoted") if quoted else _tied(words, at, low, high, before)
        if subject is None:
            continue
        if tie in ("subject", "inverted"):
            # `He stressed that NATO does not regard … and said`: he says, in the same plain past.
            told = None if plain else told or (last if was_plain else None)
            last, was_plain = subject, plain
        opens = quoted[1] if quoted else at if tie == "inverted" else subject.first
        yield Use(at, end, cue, subject, tie, opens)


def _is_verb(words: Words, at: int, low: int, lemma: str, verb_before: int) -> bool:
    """Refuse forms that are nouns or adjectives where they stand (`the report`, `his claims`)."""
    form, kind = words.forms[at], words.kinds[at]
    if kind & CAPITAL and not kind & FIRST:
        return False
    if lemma == "accord":
        return False  # `according to` is read by itself
    if at == low:
        return form.endswith("ing") or _opens_inverted(words, at)
    before, before_form = words.kinds[at - 1], words.forms[at - 1]
    if before & POSSESSIVE:
        return False
    if form != lemma and form.endswith("s") and before_form in _PLURAL_DETERMINERS:
        return False  # `many questions`
    named = before & CAPITAL and not before & FIRST
    if before & DETERMINER and not named and before_form not in _PRONOUN_DETERMINERS:
        return False
    if before & PREPOSITION and not form.endswith("ing") and before_form != "to":
        return False
    may_be_noun = (form == lemma or form.endswith("s")) and lemma not in _NO_NOUNS
    if before & NUMBER and may_be_noun and not before_form.endswith("%"):
        return False
    name = before & CAPITAL and not before & (SUBJECT_PRONOUN | DETERMINER)
    if form == lemma and (name or not before) and not before_form.endswith(_PLURAL_ENDS):
        # `White House press`, `hit back`: no plural subject, so no verb
        return form in _PAST_TOO
    if _is_noun_here(words, at, low, may_be_noun, form == lemma):
        return False
    # A second form in one clause that may be a noun is one: `have aired … claims to …`.
    return not may_be_noun or not _same_clause(words, verb_before, at)


def _is_noun_here(words: Words, at: int, low: int, may_be_noun: bool, plain: bool) -> bool:
    """Tell `the report said`, `their claims were`, `a call`, `words added by us` from verbs."""
    if at + 1 < len(words.forms):
        if words.forms[at + 1] == "by":
            return True  # `measures added by others`
        indefinite = any(words.forms[k] in ("a", "an") for k in _words_before(words, at, low))
        if words.forms[at] == "called" and indefinite:
            return True  # `a firm called Lee and Sons`
        after = cue_forms().get(words.forms[at + 1])
        if not may_be_noun:
            return False
        if words.kinds[at + 1] & AUXILIARY or (after and _is_past(words.forms[at + 1], after)):
            return True
    # A base form has a plural subject: `critics claim`, never `a critic claim`.
    return plain and any(words.forms[k] in ("a", "an") for k in _words_before(words, at, low))


def _is_past(form: str, cue: Cue) -> bool:
    return form != cue.lemma and not form.endswith(("s", "ing"))


def _words_before(words: Words, at: int, low: int) -> Iterator[int]:
    """Yield the unlisted words right before ``at``, and the word before them."""
    for k in range(at - 1, max(low, at - 4) - 1, -1):
        yield k
        if words.kinds[k] & ~(FIRST | ROLE):
            return


def _opens_inverted(words: Words, at: int) -> bool:
    """Tell `Said Ann Lee, "…"`, where the verb comes first."""
    follows = words.kinds[at + 1 : at + 2]
    return words.forms[at] in _SAID and bool(follows) and bool(follows[0] & CAPITAL)


def _same_clause(words: Words, verb_before: int, at: int) -> bool:
    if verb_before < 0 or words.forms[at - 1] == "to":
        return False
    kinds = words.kinds
    for k in range(verb_before + 1, at):
        joins_names = kinds[k] & CONJUNCTION and kinds[k - 1] & CAPITAL and kinds[k + 1] & CAPITAL
        if kinds[k] & (_CLAUSE_BREAKS | AUXILIARY) and not joins_names:
            return False
    return True


def _tied(
    words: Words, at: int, low: int, high: int, last: Phrase | None
) -> tuple[Phrase | None, Tie]:
    """Find the subject of the verb at ``at``, and how the verb hangs on it."""
    kinds, forms = words.kinds, words.forms
    before = skip_left(words, at, low)
    tie: Tie = "subject"
    subject: Phrase | None
    if forms[at - 1] == "to" and at > low and before == at - 1:
        subject, tie = last or _first_phrase(words, low, at), "infinitive"
    elif any(forms[k] in _BE for k in range(max(before + 1, low), at)) and not forms[at].endswith(
        "ing"
    ):
        subject = None  # passive: who says it is not the subject
    elif forms[at].endswith("ing") and not any(forms[k] in _BE for k in range(before + 1, at)):
        fronted = main_clause(words, at, high) if _is_fronted(words, at, low) else None
        subject, tie = fronted or last or _first_phrase(words, low, at), "participle"
    elif before >= low and kinds[before] & CONJUNCTION and not kinds[before] & CAPITAL:
        subject, tie = last or _first_phrase(words, low, at), "coordinated"
    else:
        subject = subject_left(words, at, low)
        if subject is None and last is not None and kinds[at - 1] & COMMA:
            subject, tie = last, "coordinated"
    if tie in ("subject", "coordinated") and (tie != "subject" or subject is None):
        inverted = _inverted(words, at, low, high)
        if inverted is not None:
            subject, tie = inverted, "inverted"
    return subject, tie


def _quoted_as(words: Words, at: int, low: int) -> tuple[Phrase, int] | None:
    """Find who speaks in `TASS quoted Lavrov as saying` and `Lavrov was quoted as saying`.

    The second number is the first word of all that, `TASS` or `Lavrov`.
    """
    forms = words.forms
    if at - 2 < low or forms[at - 1] != "as" or not forms[at].endswith("ing"):
        return None
    for k in range(at - 2, max(low, at - _QUOTED) - 1, -1):
        if forms[k] not in _QUOTES:
            continue
        quoting = subject_left(words, k, low)
        if quoting is None:
            return None
        passive = any(form in _BE for form in forms[quoting.last : k])
        said = Phrase(k + 1, at - 1 - bool(words.kinds[at - 2] & COMMA))
        if passive or said.last > said.first:
            return (quoting if passive else said), quoting.first
    return None


def _is_fronted(words: Words, at: int, low: int) -> bool:
    """Tell `After blasting the pact, Lee …`: whose verb it is comes after the comma."""
    light = PREPOSITION | SUBORDINATOR | ADVERB | CONJUNCTION | COMMA
    return all(words.kinds[k] & light for k in range(low, at))


def _first_phrase(words: Words, low: int, high: int) -> Phrase | None:
    """Find what a sentence is about: its first phrase; in `Hours after X, the mayor` the next."""
    while low < high and words.kinds[low] & (QUOTATION | COMMA | CONJUNCTION | ADVERB):
        low += 1
    found = noun_phrase_right(words, low, high)
    after = words.kinds[found.last] if found and found.last < high else 0
    if found is None or (found.last == low + 1 and after & SUBORDINATOR):
        return main_clause(words, low, high) or found
    return found


def _inverted(words: Words, at: int, low: int, high: int) -> Phrase | None:
    """Find the speaker after the verb in `"…," said Ann Lee` and `…, said Ann Lee`."""
    if at == low:
        return noun_phrase_right(words, at + 1, high) if _opens_inverted(words, at) else None
    if not words.kinds[at - 1] & (QUOTATION | COMMA):
        return None
    found = noun_phrase_right(words, at + 1, high)
    if found and words.kinds[at - 1] & COMMA and words.kinds[found.first] & SUBJECT_PRONOUN:
        return None  # `…, said he would go` reports; only a quotation takes `said he`
    somebody = CAPITAL | SUBJECT_PRONOUN | DETERMINER | ROLE
    if found and not any(k & somebody for k in words.kinds[found.first : found.last]):
        return None
    return found
