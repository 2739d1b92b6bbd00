"""Who is meant by a phrase: the speaker, an actor of the codebook, a party of no side, nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from analysis.measures.framing.voice_words import voice_words
from analysis.measures.places import Places, Row
from analysis.voices.phrases import Phrase
from analysis.voices.words import CAPITAL, OWNERS, PREPOSITION, Words

_JOINED = frozenset("and or , nor the of some other certain many its their".split())
_SENTENCE = 1000  # characters of a sentence, and words, that are looked back at most
_FAR = 200
_WORLD = 3  # words of `the world` and `the third world`
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
    sets, forms = voice_words().sets, _head(words, phrase)
    start, end = words.start[phrase.first], words.end[phrase.first + len(forms) - 1]
    if len(forms) == 1 and forms[0] in sets["ourselves"]:
        return Party("self")
    inside = mentions.begin_in(start, end)
    if inside:
        return Party("actor", _co_ordinated(words.text, inside))
    if not sets["ourselves"].isdisjoint(forms) or _signs(words.text, start):
        return Party("self")
    if len(forms) == 1 and forms[0] in sets["others"]:
        low = max(words.start[0], start - _SENTENCE)
        return _recalled(low, start, mentions, forms[0] in OWNERS)
    if not (sets["vague"] | sets["times"]).isdisjoint(forms):
        return Party("unnamed")
    return Party("party" if _is_people(forms) else "unnamed")


def _signs(text: str, start: int) -> bool:
    """Tell `the two leaders` of a joint text, but not `the participants in a war`."""
    found = voice_words().joint.match(text, start)
    return found is not None and not text[found.end() :].lstrip().startswith(("in ", "of ", "who "))


def is_somebody(words: Words, phrase: Phrase) -> bool:
    """Tell a phrase that names or describes people or states from one for a thing."""
    named = any(kind & CAPITAL for kind in words.kinds[phrase.first : phrase.last])
    return named or _is_people(words.forms[phrase.first : phrase.last])


def _is_people(forms: Sequence[str]) -> bool:
    """Tell a phrase for people or states; `the world`, but not `the problems of the world`."""
    world = forms[0] == "the" and forms[-1] == "world" and len(forms) <= _WORLD
    return world or not voice_words().sets["everybody"].isdisjoint(forms)


def _head(words: Words, phrase: Phrase) -> list[str]:
    """Return a phrase's head and its `of`: what stands in or for others is no agent."""
    for k in range(phrase.first + 1, phrase.last):
        kind = words.kinds[k]
        if kind & PREPOSITION and not kind & CAPITAL and words.forms[k] != "of":
            return words.forms[phrase.first : k]
    return words.forms[phrase.first : phrase.last]


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
        if not between or not all(word in _JOINED or word[0].isupper() for word in between):
            break
        found.insert(0, mention)
    return found


def is_definite(words: Words, agent: Phrase) -> bool:
    """Tell `the states` and `all states` from `states`, who are nobody in particular."""
    return words.forms[agent.first] in voice_words().sets["definite"]


def is_vague(words: Words, agent: Phrase, *, loosely: bool = False) -> bool:
    """Tell `some states`, whom the speaker will not name; loosely, `they` and `states` too."""
    sets, forms = voice_words().sets, words.forms[agent.first : agent.last]
    if loosely and (forms[0] in ("they", "their") or _is_people(forms)):
        return True
    return not sets["vague"].isdisjoint(forms) and sets["times"].isdisjoint(forms)


def is_ours(words: Words, agent: Phrase | None, last: int) -> bool:
    """Tell a sentence that speaks in the first person before ``last``, or of its signatories."""
    agents = words.forms[agent.first : agent.last] if agent else []
    if (
        not voice_words()
        .sets["ourselves"]
        .isdisjoint([*words.forms[max(0, last - _FAR) : last], *agents])
    ):
        return True
    return agent is not None and _signs(words.text, words.start[agent.first])
