"""The words that govern a wording: relation verbs, nouns and phrases of the codebook beside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from analysis.codebook import Codebook
from analysis.measures.framing.voice_words import voice_words
from analysis.voices.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    FIRST,
    NAMED,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    STOP,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    Words,
)

_REACH = 40  # words between a relation word and the wording it governs
_LINK = 6  # words between two relation words of one chain
# Behind an object, what still belongs to its deed: `revive it under the banner of an order`.
_WITHIN = frozenset("of in within with at to among between under as".split())
_LONGEST = 5  # words of a relation word
# Behind these a form that may be either is a noun (`support for`), before them a verb.
_NOUN_LINKS = frozenset("of to for on from in against by between".split())


class Governor(NamedTuple):
    """A relation word in a sentence.

    `kind` is verb, professing, accusing, refusing, negated, noun, refusing noun or phrase.
    """

    relation: str
    kind: str
    first: int
    last: int


_Table = Mapping[tuple[str, ...], tuple[str, str]]


class Lexicon(NamedTuple):
    """Forms of the codebook's relation words, with the relation and kind of each."""

    verbs: _Table
    nouns: _Table
    begins: frozenset[str]  # first words of all forms: nearly every word is none of them
    bases: frozenset[str]  # base forms of the verbs


@lru_cache(maxsize=8)
def lexicon_of(codebook: Codebook) -> Lexicon:
    """Return the relation words of a codebook by their forms."""
    verbs: dict[tuple[str, ...], tuple[str, str]] = {}
    nouns: dict[tuple[str, ...], tuple[str, str]] = {}
    for relation in codebook.relations.values():
        for kind, forms, table in (
            ("negated", relation.negated_verb_forms, verbs),
            ("verb", relation.verb_forms, verbs),
            ("professing", relation.professing_verb_forms, verbs),
            ("accusing", relation.accusing_verb_forms, verbs),
            ("refusing", relation.refusing_verb_forms, verbs),
            ("noun", relation.noun_forms, nouns),
            ("refusing noun", relation.refusing_noun_forms, nouns),
            ("phrase", relation.phrases, verbs),
        ):
            for form in forms:
                table.setdefault(tuple(form.lower().split()), (relation.id, kind))
    lemmas = (
        lemma
        for relation in codebook.relations.values()
        for lemma in (*relation.verbs, *relation.accusing_verbs, *relation.refusing_verbs)
    )
    begins = frozenset(form[0] for form in (*verbs, *nouns))
    return Lexicon(verbs, nouns, begins, frozenset(lemmas))


def governor_at(
    words: Words, at: int, end: int, lexicon: Lexicon, link: str = ""
) -> Governor | None:
    """Return the longest relation word that begins at ``at`` and ends before ``end``.

    ``link`` is the preposition right before the wording: it may be parted from its word
    (`base relations on`, `threats that they pose to`).
    """
    forms, kind = words.forms, words.kinds[at]
    if forms[at] not in lexicon.begins or kind & NAMED or (kind & CAPITAL and not kind & FIRST):
        return None
    for size in range(min(_LONGEST, end - at), 0, -1):
        form = tuple(forms[at : at + size])
        verb, noun = lexicon.verbs.get(form), lexicon.nouns.get(form)
        if size == 1 and link:
            verb = lexicon.verbs.get((form[0], link), verb)
            noun = lexicon.nouns.get((form[0], link), noun)
        found = _of_two(words, at, at + size, verb, noun)
        if found and not _is_plain_noun(words, at, size, found[1]):
            return Governor(*found, at, at + size)
        parted = _past_adverb(words, at, end) if size == 1 else ""
        if not parted:
            continue
        found = _of_two(words, at, at, *(table.get((form[0], parted)) for table in lexicon[:2]))
        if found:
            return Governor(*found, at, at + 1)
    return None


def _past_adverb(words: Words, at: int, end: int) -> str:
    """Return the word after the adverb behind ``at``: `guided only by`."""
    beside = at + 2 < end and words.kinds[at + 1] & ADVERB
    return words.forms[at + 2] if beside else ""


def _is_plain_noun(words: Words, at: int, size: int, kind: str) -> bool:
    """Tell a verb's form that an article or preposition before it makes a noun (`the end`)."""
    if kind.endswith(("noun", "phrase")) or size > 1 or not at:
        return False
    form = words.forms[at]
    if form.endswith("ed"):
        return _is_adjective(words, at)
    if form.endswith("ing") or words.forms[at - 1] == "to":
        return False
    before = words.kinds[at - 1]
    held = before & (DETERMINER | POSSESSIVE | PREPOSITION)
    every = words.forms[at - 1] in ("all", "both", "each")  # `we all recognize it`
    return bool(held) and not before & SUBJECT_PRONOUN and not every


def _is_adjective(words: Words, at: int) -> bool:
    """Tell a participle before its noun: `the widely accepted rules`."""
    if at + 1 < len(words.kinds) and words.kinds[at + 1] & (DETERMINER | PREPOSITION | ADVERB):
        return False
    before = at - 1
    while before > 0 and words.kinds[before] & ADVERB:
        before -= 1
    if words.kinds[before] & CONJUNCTION and words.forms[before - 1].endswith("ed"):
        return _is_adjective(words, before - 1)  # `a revitalized and reformed system`
    plain = before < at - 1 or bool(words.kinds[before] & (DETERMINER | PREPOSITION))
    subject = words.kinds[before] & (SUBJECT_PRONOUN | AUXILIARY)
    return (
        plain
        and not subject
        and bool(words.kinds[before] & (DETERMINER | PREPOSITION | CONJUNCTION))
    )


def _link_of(words: Words, first: int, low: int) -> str:
    """Return the preposition before a wording, its article and adjectives passed over."""
    for at in range(first - 1, max(low, first - 7) - 1, -1):
        kind = words.kinds[at]
        if words.forms[at] == "of" and words.forms[at - 1] in voice_words().sets["kinds"]:
            continue
        if kind & PREPOSITION and not kind & CAPITAL:
            return words.forms[at]
        if kind & (COMMA | STOP | AUXILIARY | RELATIVE | SUBJECT_PRONOUN) and not kind & CAPITAL:
            return ""
    return ""


def _of_two(
    words: Words,
    at: int,
    after: int,
    verb: tuple[str, str] | None,
    noun: tuple[str, str] | None,
) -> tuple[str, str] | None:
    """Choose between verb and noun for a form that may be either."""
    if noun is None:
        return verb
    before = words.kinds[at - 1] if at else 0
    if after < len(words.kinds) and words.kinds[after] & (COMMA | STOP | CONJUNCTION):
        return verb  # `to achieve their ends, they …`, `the vision and the order`
    linked = after < len(words.forms) and words.forms[after] in (*_NOUN_LINKS, "that", "which")
    held = bool(before & (DETERMINER | POSSESSIVE | PREPOSITION)) and words.forms[at - 1] != "to"
    return noun if verb is None or linked or held else verb


def chain_left(words: Words, first: int, low: int, lexicon: Lexicon) -> list[Governor]:
    """Return the relation words that lead to the wording at ``first``, the innermost first.

    In `committed to upholding the order` these are `upholding` and `committed to`.
    """
    if _opens_own_clause(words, first, low):
        return []
    chain: list[Governor] = []
    drift, link = voice_words().sets["drift"], _link_of(words, first, low)
    for at in range(first - 1, max(low, first - _REACH) - 1, -1):
        end = chain[-1].first if chain else first
        if chain and (end - at > _LINK + 1 or words.kinds[at] & (CONJUNCTION | COMMA)):
            break
        if _bounds(words, at, bool(chain)) or (chain and words.forms[at] == "by"):
            break  # `end peace by pursuing hegemony`: a means is no object
        if link != "with" and _is_other_object(words, at, first):  # `replace law with an order`
            break
        found = governor_at(words, at, end, lexicon, "" if chain else link)
        if found and _is_passive(words, found, end):
            break
        if found:
            chain.append(_longest(words, found, end, lexicon, low))
        elif words.forms[at] in drift or (
            words.forms[at] == "that" and not _is_posed(words, at, end)
        ):
            break
    return chain


def _longest(words: Words, found: Governor, end: int, lexicon: Lexicon, low: int) -> Governor:
    """Return the relation word that holds the one found as its end (`run counter to`)."""
    for at in range(max(low, found.first - _LONGEST + 1), found.first):
        longer = governor_at(words, at, end, lexicon)
        if longer and longer.last >= found.last:
            return longer
    return found


def _is_passive(words: Words, found: Governor, end: int) -> bool:
    """Tell `war was avoided by power politics`: what stands behind is no object."""
    if found.kind.endswith(("noun", "phrase")) or found.last >= end:
        return False
    if words.forms[found.last] == "by":
        return True
    before = found.first - 1
    while before > 0 and words.kinds[before] & ADVERB:
        before -= 1
    been = before >= 0 and words.forms[before] in voice_words().sets["be"]
    participle = found.last - found.first == 1 and words.forms[found.first].endswith("ed")
    parted = words.kinds[found.last] & PREPOSITION and words.forms[found.last] != "to"
    return been and participle and bool(parted) and not _past_adverb(words, found.first, end)


def _bounds(words: Words, at: int, begun: bool) -> bool:
    """Tell a word that no relation word reaches over to its object."""
    kind, form = words.kinds[at], words.forms[at]
    if kind & CAPITAL and not kind & FIRST:
        return False
    if form == "but":
        return "not" not in words.forms[max(0, at - 8) : at]
    if kind & STOP:
        return form not in "()"
    if form == "that":  # `ensure that the order holds`
        return begun or not at
    if form in ("as", "such", "like", "including", "so"):
        return False
    if kind & AUXILIARY:
        return not (not begun and form in voice_words().sets["be"] and _is_cleft(words, at))
    if kind & SUBORDINATOR and kind & PREPOSITION:
        return False
    if form.endswith(("self", "selves")):  # `commit themselves to it`
        return False
    return bool(kind & (SUBORDINATOR | RELATIVE | SUBJECT_PRONOUN))


def _is_posed(words: Words, at: int, end: int) -> bool:
    """Tell the `that` of `threats that they pose to the order`, or of `ensure that it holds`."""
    between = words.forms[at:end]
    return len(between) < _LINK or not voice_words().sets["posing"].isdisjoint(between)


def _is_cleft(words: Words, at: int) -> bool:
    """Tell the `is` of `what we need is a new order`."""
    return "what" in words.forms[max(0, at - 12) : max(0, at - 1)]


def _opens_own_clause(words: Words, first: int, low: int) -> bool:
    """Tell `…, and the order stands`: with a verb of its own, a wording is no object."""
    last = first
    stop = min(len(words.kinds), first + _REACH)
    while last < stop and words.kinds[last] & NAMED:
        last += 1
    while first > low and words.kinds[first - 1] & DETERMINER:
        first -= 1
    if first - 2 < low or last >= len(words.kinds):
        return False
    if words.kinds[first - 1] & COMMA and words.kinds[low] & (PREPOSITION | SUBORDINATOR):
        return not words.kinds[last]  # `In doing so, hegemony hinders …`
    if not words.kinds[first - 1] & CONJUNCTION:
        return False
    if not words.kinds[first - 2] & COMMA:
        return False
    return not words.kinds[last] & (PREPOSITION | CONJUNCTION | COMMA | STOP | ADVERB | RELATIVE)


def _is_other_object(words: Words, at: int, first: int) -> bool:
    """Tell a wording that is the object itself, not co-ordinated with that at ``first``."""
    after = at + 1
    if not words.kinds[at] & NAMED or after >= first or words.kinds[after] & NAMED:
        return False
    within = words.forms[after] in _WITHIN
    return not words.kinds[after] & (CONJUNCTION | COMMA) and not within
