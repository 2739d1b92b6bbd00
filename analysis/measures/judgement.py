"""One naming in its sentence: whose words, for or against, and who does what to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.codebook import Codebook, Wording
from analysis.measures.agents import subject_of
from analysis.measures.claims import Found, blames, find_claims
from analysis.measures.parties import Party, party_of
from analysis.measures.places import Places
from analysis.measures.voice import Stance, Voice, voice_of
from analysis.measures.voice_words import voice_words
from analysis.voices.phrases import Phrase
from analysis.voices.words import DETERMINER, NAMED, POSSESSIVE, PREPOSITION, Words

_REACH = 30  # words before a wording in which a verb of saying is looked for


class Judgement(NamedTuple):
    """What is read of one naming."""

    voice: Voice
    stance: Stance
    claims: Sequence[tuple[Found, Party]]


def judge(
    words: Words,
    span: tuple[int, int],
    bounds: tuple[int, int],
    wording: Wording | None,
    mentions: Places,
    codebook: Codebook,
) -> Judgement:
    """Read one naming.

    Parameters
    ----------
    words : Words
        The words of its sentence, or of the part of it that is one speaker's.
    span, bounds : (int, int)
        The naming and that part, as characters of the text.
    wording : Wording or None
        The codebook's wording, where it lists one.
    mentions : Places
        The namings of actors in the text.
    codebook : Codebook
        Its relations.
    """
    first = bisect_left(words.end, span[0] + 1)
    last = bisect_left(words.start, span[1])
    if first >= last:
        return Judgement("own", wording.stance if wording else "neutral", ())
    found = find_claims(words, first, last, wording, codebook)
    claims = [(claim, _party(words, claim, mentions)) for claim in found]
    voice = _voice(words, first, last, span, bounds, wording, claims, mentions)
    kept = _kept(words, claims, voice)
    return Judgement(voice, _stance(words, first, wording, voice, kept, codebook), kept)


def _kept(
    words: Words, claims: Iterable[tuple[Found, Party]], voice: Voice
) -> list[tuple[Found, Party]]:
    """Return the claims that have a doer, each relation once."""
    kept: dict[str, tuple[Found, Party]] = {}
    for claim, party in claims:
        if voice == "rejected" and claim.blamed and party.kind != "self":
            claim = claim._replace(relation=claim.blamed)
        if _is_said(words, claim, party):
            kept.setdefault(claim.relation, (claim, party))
    return list(kept.values())


def _party(words: Words, claim: Found, mentions: Places) -> Party:
    if claim.agent is None:
        return Party("self" if claim.ours else "unnamed")
    party = party_of(words, claim.agent, mentions)
    # An abstract subject (`this task is to uphold`) leaves the wish with the speaker.
    if party.kind == "unnamed" and claim.ours and not _is_vague(words, claim):
        return Party("self")
    if party.kind == "party" and not claim.ours and not _is_definite(words, claim.agent):
        return Party("unnamed")  # `States willing to break it`
    return party


def _is_definite(words: Words, agent: Phrase) -> bool:
    return words.forms[agent.first] in voice_words().sets["definite"]


def _is_said(words: Words, claim: Found, party: Party) -> bool:
    """Tell whether a deed has a doer: nobody's making or practising is no claim."""
    if claim.ours and not claim.wished and party.kind == "self" and not _is_ours(words, claim):
        return False
    if claim.relation != "built_by" or party.kind != "unnamed" or claim.accuses:
        return True
    pronoun = claim.agent is not None and words.forms[claim.agent.first] == "they"
    return pronoun or _is_vague(words, claim)


def _is_ours(words: Words, claim: Found) -> bool:
    """Tell a claim in a sentence that speaks in the first person, or of its signatories."""
    if not voice_words().sets["ourselves"].isdisjoint(words.forms[: claim.last]):
        return True
    start = words.start[claim.agent.first] if claim.agent else 0
    return claim.agent is not None and bool(voice_words().joint.match(words.text, start))


def _is_vague(words: Words, claim: Found) -> bool:
    forms = words.forms[claim.agent.first : claim.agent.last] if claim.agent else []
    sets = voice_words().sets
    return not sets["vague"].isdisjoint(forms) and sets["times"].isdisjoint(forms)


def _voice(
    words: Words,
    first: int,
    last: int,
    span: tuple[int, int],
    bounds: tuple[int, int],
    wording: Wording | None,
    claims: Iterable[tuple[Found, Party]],
    mentions: Places,
) -> Voice:
    voice = voice_of(words.text, *span, *bounds, wording)
    if voice == "reported" and _speaks_for_itself(words, first):
        voice = "own"
    if voice == "rejected":
        return voice
    blames = wording is not None and wording.stance == "against"
    if not blames and any(claim.accuses and party.kind != "self" for claim, party in claims):
        return "rejected"
    behind = words.text[span[1] : words.end[min(len(words.end), last + 12) - 1]]
    if not blames and last < len(words.forms) and words.forms[last] in voice_words().sets["be"]:
        if voice_words().scorn.search(behind):
            return "rejected"
    if words.forms[first - 1 : first] in (["our"], ["my"]):
        return "own"
    if _is_told(words, first, mentions):
        return "rejected" if voice_words().scorn.search(words.text[slice(*bounds)]) else "reported"
    return voice


def _speaks_for_itself(words: Words, first: int) -> bool:
    """Tell that the speaker, or a wording the speaker holds to, is whose words they are."""
    before = range(max(0, first - 12), first)
    ours = voice_words().sets["ourselves"]
    return any(words.forms[k] in ours or words.kinds[k] & NAMED for k in before)


def _is_told(words: Words, first: int, mentions: Places) -> bool:
    """Tell `some argue that the order …`: a verb of saying whose subject is not the speaker."""
    reporting = voice_words().reporting
    for at in range(first - 1, max(-1, first - _REACH), -1):
        if words.forms[at] in (";", ":"):
            return False
        for size in (2, 1):
            if tuple(words.forms[at : at + size]) not in reporting or at + size > first:
                continue
            noun = at and words.kinds[at - 1] & (DETERMINER | POSSESSIVE | PREPOSITION)
            if words.forms[at + size] == "in" or (noun and words.forms[at - 1] != "to"):
                return False
            subject = subject_of(words, at, 0, len(words.forms))
            if subject.phrase is None:
                return False
            return party_of(words, subject.phrase, mentions).kind != "self"
    return False


def _stance(
    words: Words,
    first: int,
    wording: Wording | None,
    voice: Voice,
    claims: Sequence[tuple[Found, Party]],
    codebook: Codebook,
) -> Stance:
    plain = wording.stance if wording else "neutral"
    if voice == "rejected" or plain == "against" or any(claim.ends for claim, _ in claims):
        return "against"
    if claims:
        return "against" if blames(wording, codebook) else "for"
    if voice == "reported":
        return "neutral"
    before = words.text[words.start[max(0, first - 8)] : words.start[first]]
    if plain == "neutral" and voice_words().approved_before.search(before):
        return "for"
    return plain
