"""Who is meant by a phrase: the speaker, an actor of the codebook, a party of no side, nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from analysis.measures.places import Places, Row
from analysis.measures.voice_words import voice_words
from analysis.voices.phrases import Phrase
from analysis.voices.words import CAPITAL, OWNERS, PREPOSITION, Words

_JOINED = frozenset(("and", "or", ",", "nor", "the", "of"))
Kind = Literal["self", "actor", "party", "unnamed"]


class Party(NamedTuple):
    """Whom a phrase stands for; `actors` are rows of mentions where the codebook knows them."""

    kind: Kind
    actors: Sequence[Row] = ()


def party_of(words: Words, phrase: Phrase, mentions: Places) -> Party:
    """Tell who is meant by a phrase.

    Parameters
    ----------
    words : Words
        The words of the sentence.
    phrase : Phrase
        The phrase in them.
    mentions : Places
        The namings of actors in the text.
    """
    sets = voice_words().sets
    forms = words.forms[phrase.first : phrase.last]
    start, end = words.start[phrase.first], words.end[phrase.last - 1]
    if forms[0] in sets["ourselves"] and (len(forms) == 1 or forms[0] in ("we", "i", "us")):
        return Party("self")
    cut = _head_end(words, phrase)
    forms, end = words.forms[phrase.first : cut], words.end[cut - 1]
    inside = mentions.begin_in(start, end)
    if inside:
        return Party("actor", _co_ordinated(words.text, inside))
    if not sets["ourselves"].isdisjoint(forms):
        return Party("self")
    if voice_words().joint.match(words.text[start:end]):
        return Party("self")
    if len(forms) == 1 and forms[0] in sets["others"]:
        return _recalled(words.start[0], start, mentions, forms[0] in OWNERS)
    if not sets["vague"].isdisjoint(forms) or not sets["times"].isdisjoint(forms):
        return Party("unnamed")
    return Party("party" if not sets["everybody"].isdisjoint(forms) else "unnamed")


def _head_end(words: Words, phrase: Phrase) -> int:
    """Return where a phrase's head and its `of` end: what stands in or for others is no agent."""
    for k in range(phrase.first + 1, phrase.last):
        kind = words.kinds[k]
        if kind & PREPOSITION and not kind & CAPITAL and words.forms[k] != "of":
            return k
    return phrase.last


def _recalled(low: int, start: int, mentions: Places, owning: bool) -> Party:
    """Return whom `it` or `their` takes up: a subject opened its sentence, an owner stands near."""
    own = mentions.begin_in(low, start)
    before = own[0] if own and not owning else mentions.recalled(start, nearest=owning)
    return Party("actor", [before]) if before else Party("unnamed")


def _co_ordinated(text: str, mentions: Sequence[Row]) -> list[Row]:
    """Return the last actor of a phrase and those joined to it (`China and Russia`)."""
    found = [mentions[-1]]
    for mention in reversed(mentions[:-1]):
        between = text[mention["end"] : found[0]["start"]].replace(",", " , ").split()
        if not between or not all(w in _JOINED or w[0].isupper() for w in between):
            break
        found.insert(0, mention)
    return found
