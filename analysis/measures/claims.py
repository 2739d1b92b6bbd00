"""Who is said to do what to the order: patterns of verbs and nouns round a wording.

A claim has a wording, a relation of the codebook and an agent. The patterns are grammatical, the
words come from the codebook; nothing of a particular question is in the code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from analysis.codebook import Codebook
from analysis.voices.phrases import Phrase, noun_phrase_left, noun_phrase_right
from analysis.voices.subjects import subject_left
from analysis.voices.words import (
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    NAMED,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    Words,
)


class Found(NamedTuple):
    """A claim in the words of one sentence: the agent's phrase and the words it rests on."""

    relation: str
    agent: Phrase | None
    first: int  # word numbers of the evidence
    last: int
    rule: str


class _Lexicon(NamedTuple):
    """Forms of one kind of relation word: the form's words, and the relations they open."""

    verbs: Mapping[tuple[str, ...], str]
    negated: Mapping[tuple[str, ...], str]
    nouns: Mapping[tuple[str, ...], str]


@lru_cache(maxsize=8)
def _lexicon(codebook: Codebook) -> _Lexicon:
    def table(kind: str) -> dict[tuple[str, ...], str]:
        return {
            tuple(form.lower().split()): relation.id
            for relation in codebook.relations.values()
            for form in getattr(relation, kind)
        }

    return _Lexicon(table("verb_forms"), table("negated_verb_forms"), table("noun_forms"))


_REACH = 10  # words between a relation word and the wording it governs
_NEGATIONS = frozenset(
    """not never cannot no neither nor don't doesn't didn't can't couldn't won't isn't
    aren't""".split()
)
_BE = frozenset("is are was were be been being".split())
_POSE = frozenset(
    """pose poses posed posing present presents presented represent represents represented mean
    means meant constitute constitutes""".split()
)
_STOPS = STOP | SUBORDINATOR | RELATIVE | AUXILIARY
_TO_WORDING = frozenset("to of on against for from with upon over".split())


def find_claims(words: Words, first: int, last: int, codebook: Codebook) -> Iterator[Found]:
    """Find what is said to be done to the wording at the words ``first`` to ``last`` - 1."""
    lexicon = _lexicon(codebook)
    yield from _active(words, first, last, lexicon)
    yield from _passive(words, first, last, lexicon)
    yield from _nominal(words, first, last, lexicon)


def _active(words: Words, first: int, last: int, lexicon: _Lexicon) -> Iterator[Found]:
    """`X undermines the order`, `X's attempt to undermine the order`, `X does not represent it`."""
    if _opens_own_clause(words, first, last):
        return
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if words.kinds[at] & _STOPS or _is_other_object(words, at, first):
            return  # nothing reaches over a clause boundary or past another wording
        denied = _is_denied(words, at)
        for table, wanted in ((lexicon.verbs, False), (lexicon.negated, True)):
            size = _match(words, at, table)
            if not size or at + size > first or (wanted and not denied):
                continue
            relation = table[tuple(words.forms[at : at + size])]
            agent = _agent(words, at)
            begin = agent.first if agent else at
            rule = "negated verb" if wanted else "verb"
            if not wanted and denied:
                continue  # `does not undermine` says nothing about who endangers it
            yield Found(relation, agent, begin, last, rule)
            return


def _opens_own_clause(words: Words, first: int, last: int) -> bool:
    """Tell `…, and the order stands`: with a verb of its own, a wording is no object."""
    while first > 0 and words.kinds[first - 1] & DETERMINER:
        first -= 1
    if first == 0 or not words.kinds[first - 1] & CONJUNCTION or last >= len(words.kinds):
        return False
    return not words.kinds[last] & (PREPOSITION | CONJUNCTION | COMMA | STOP)


def _is_other_object(words: Words, at: int, first: int) -> bool:
    """Tell a wording that is the object itself, not co-ordinated with that at ``first``."""
    after = at + 1
    if not words.kinds[at] & NAMED or after >= first or words.kinds[after] & NAMED:
        return False
    return not words.kinds[after] & (CONJUNCTION | COMMA)


def _match(words: Words, at: int, table: Mapping[tuple[str, ...], str]) -> int:
    """Return how many words from ``at`` make a form of the table, the longest; 0 if none."""
    if words.kinds[at] & (CAPITAL | NAMED):
        return 0
    for size in range(min(4, len(words.forms) - at), 0, -1):
        if tuple(words.forms[at : at + size]) in table:
            return size
    return 0


def _is_denied(words: Words, at: int) -> bool:
    return any(form in _NEGATIONS for form in words.forms[max(0, at - 4) : at])


def _agent(words: Words, at: int) -> Phrase | None:
    """Find the agent of the verb at ``at``: its subject, or whose attempt `to` do it is told of."""
    if at and words.forms[at - 1] == "to":
        head = at - 2
        if head < 0:
            return None
        if words.kinds[head] & (PREPOSITION | CONJUNCTION | COMMA | STOP):
            return None
        phrase = noun_phrase_left(words, head, 0)
        return phrase if phrase and phrase.last - phrase.first > 1 else _subject(words, head)
    if words.forms[at].endswith("ing"):
        return _subject(words, at)
    return subject_left(words, at, 0)


def _subject(words: Words, at: int) -> Phrase | None:
    """Find the nearest noun phrase in front of a verb further left in the sentence."""
    for k in range(at - 1, -1, -1):
        if words.kinds[k] & CAPITAL and not words.kinds[k] & PREPOSITION:
            return noun_phrase_left(words, k, 0)
    return noun_phrase_right(words, 0, at) if at > 0 else None


def _passive(words: Words, first: int, last: int, lexicon: _Lexicon) -> Iterator[Found]:
    """`the order is undermined by X`."""
    n = len(words.forms)
    if not any(form in _BE for form in words.forms[last : last + 4]):
        return
    for at in range(last, min(n, last + 6)):
        size = _match(words, at, lexicon.verbs)
        if (
            not size
            or words.forms[at] in _BE
            or not words.forms[at].endswith(("ed", "en", "t", "n"))
        ):
            continue
        agent, end = None, at + size
        if end < n and words.forms[end] in ("by", "from"):
            agent = noun_phrase_right(words, end + 1, n)
            end = agent.last if agent else end
        relation = lexicon.verbs[tuple(words.forms[at : at + size])]
        yield Found(relation, agent, first, end, "passive")
        return


def _nominal(words: Words, first: int, last: int, lexicon: _Lexicon) -> Iterator[Found]:
    """Read `X's threat to the order`, `challenges that X poses to it`, `a threat from X to it`."""
    begin = first
    while begin > 0 and words.kinds[begin - 1] & DETERMINER:
        begin -= 1
    if begin < 2 or words.forms[begin - 1] not in _TO_WORDING:
        return
    for at in range(begin - 2, max(-1, begin - 2 - _REACH), -1):
        size = _match(words, at, lexicon.nouns)
        if not size or at + size > begin - 1:
            continue
        if words.forms[at + size : begin - 1] and not _is_posed(words, at + size, begin - 1):
            return  # the words between belong to another clause
        phrase = _agent_of_noun(words, at, at + size, begin - 1)
        relation = lexicon.nouns[tuple(words.forms[at : at + size])]
        start = min(at, phrase.first) if phrase else at
        yield Found(relation, phrase, start, last, "noun")
        return


def _poser(words: Words, after: int, to: int) -> Phrase | None:
    """Read `that X poses` or `from X` between the noun and `to`."""
    linked = words.forms[after] in ("that", "which", "from", "by", "of")
    return noun_phrase_right(words, after + 1 if linked else after, to)


def _is_posed(words: Words, after: int, to: int) -> bool:
    agent = _poser(words, after, to)
    if agent is None:
        return False
    rest = words.forms[agent.last : to]
    return bool(_POSE.intersection(rest)) or (
        not rest and words.forms[after] in ("from", "by", "of")
    )


def _agent_of_noun(words: Words, at: int, after: int, to: int) -> Phrase | None:
    """Find whose threat it is: who poses it, who it comes from, or whose it is called."""
    if after < to:
        return _poser(words, after, to)
    phrase = noun_phrase_left(words, at, 0)
    if phrase is None:
        return None
    owners = [k for k in range(phrase.first, at) if words.kinds[k] & (POSSESSIVE | CAPITAL)]
    return Phrase(phrase.first, owners[-1] + 1) if owners else None
