"""What a passage makes of a mention beyond one governing word: cleared, targeted, named as.

The roles of ``directed_grammar`` rest on the word that governs a mention. Some wordings turn that
word round: who rejects a charge against somebody clears him, who protects one from another holds
the other dangerous, and `call X a liar` says what X is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.measures.tone.directed_lexicon import FUNCTION, stems
from analysis.measures.tone.directed_tokens import NAME, Tokens

_STOPS = frozenset('.,;:!?"')
_DENIALS = stems("deny reject dismiss refute rebut dispute")
_CHARGES = stems(
    "accusation allegation claim charge smear slander rumor rumour insinuation assertion "
    "suggestion attack campaign criticism"
)
_INTRODUCE = frozenset("that against about".split())
_AUXILIARY = frozenset("is are was were be been being 're has have had would will could".split())
_PROOFS = stems("evidence proof sign indication truth")
_FALSE = frozenset(
    "false untrue baseless groundless unfounded fabricated invented nonsense absurd lies slander "
    "invention ridiculous fiction".split()
)
_COPULAS = frozenset("is are was were".split())
_TRIES = stems("attempt effort plot bid trying tried stop halt cease end accuse seek scheme")
_WRONGS = frozenset(["harm", "deter", "blame", "law"])
_DEMANDS = stems("demand urge require")
_GUARDS = stems(
    "protect defend shield shelter save rescue safeguard secure liberate free defence defense "
    "protection guard"
)
_CALLS = stems("call time need press appeal wait overdue")
_HELPS = stems("help support back aid assist arm assistance")
_NAMERS = stems(
    "call describe label brand view see saw regard consider portray depict treat deem find "
    "found name hold make keep dub"
)
_LINKS = frozenset("as a an the to be being more most very too our his her their its".split())
_REACH = 8

_CHAIN = stems(
    "seek tried trying want aim attempt intend plan continue begin began begun start keep "
    "wish work go going ready willing determined prepare able set vow pledge promise commit "
    "decide agree choose hope"
)
_DEGREES = frozenset(
    "very more most such another one also still again a an the this that these those his her its "
    "their our your my".split()
)


def past_chain(tokens: Tokens, i: int) -> tuple[int, bool]:
    """Go from a verb of beginning, trying or wanting on to what is begun, tried or wanted.

    Examples
    --------
    >>> from analysis.measures.tone.directed_tokens import tokenize
    >>> past_chain(tokenize("They keep trying to leave now."), 1)
    (4, True)
    """
    words, forms = tokens.words, tokens.forms
    at = i
    while words[at] in _CHAIN and at + 2 < len(words):
        following = at + 2 if forms[at + 1] == "to" else at + 1
        if following == at + 1 and not forms[following].endswith("ing"):
            break
        at = following
    moved = at > i and words[at] not in FUNCTION and words[at] != NAME and words[at][0].isalpha()
    return (at, True) if moved else (i, False)


def predicate_classes(tokens: Tokens, i: int) -> Iterator[str]:
    """Find the class of the noun phrase that begins at token `i`: `a most direct threat`."""
    for j in range(i, min(len(tokens.words), i + 5)):
        word = tokens.words[j]
        if tokens.groups[j]:
            yield f"({tokens.groups[j].removeprefix('not-')})"
            return
        if word == NAME or not word[0].isalpha() or (word in FUNCTION and word not in _DEGREES):
            return


def scope_features(tokens: Tokens, first: int, last: int) -> Iterator[str]:
    """Return what the words round a mention make of it.

    Parameters
    ----------
    tokens : Tokens
        The passage.
    first, last : int
        The mention covers the tokens from `first` up to, not including, `last`.

    Yields
    ------
    str
        Names of features.

    Examples
    --------
    >>> from analysis.measures.tone.directed_tokens import tokenize
    >>> list(scope_features(tokenize("They called Norway a liar."), 2, 3))
    ['named (vice)']
    >>> list(scope_features(tokenize("They denied that Norway lied."), 3, 4))
    ['cleared']
    """
    before = _clause_before(tokens, first)
    if _is_cleared(tokens, before, last):
        yield "cleared"
    if _is_targeted(tokens, before):
        yield "targeted"
    if _is_guarded(tokens, before):
        yield "guarded against"
    if _is_demanded(tokens, before, last):
        yield "demanded of"
    if before and tokens.words[before[-1]] in _NAMERS:
        yield from _named(tokens, last)


def _clause_before(tokens: Tokens, first: int) -> Sequence[int]:
    """Return the places of the words before the mention, back to a stop."""
    low = first
    while low > max(0, first - _REACH) and tokens.words[low - 1] not in _STOPS:
        low -= 1
    return range(low, first)


def _is_cleared(tokens: Tokens, before: Sequence[int], last: int) -> bool:
    """Find `denied that X`, `no evidence that X`, `charges against X are false`."""
    words = [tokens.words[i] for i in before]
    following = tokens.forms[last : last + 5]
    if following[1:] == ["nothing", "to", "do", "with"]:
        return True
    if not words:
        return False
    if words[-1] in _DENIALS:
        return bool(following) and following[0] in _AUXILIARY
    near = words[-5:]
    if words[-1] not in _INTRODUCE:
        return False
    if not _DENIALS.isdisjoint(near) or ("no" in near and not _PROOFS.isdisjoint(near)):
        return True
    return not _CHARGES.isdisjoint(near) and _is_false(tokens, last)


def _is_false(tokens: Tokens, last: int) -> bool:
    """Tell whether the predicate after a charge rejects it."""
    verb = next(
        (i for i in range(last, min(last + 9, len(tokens.forms))) if tokens.forms[i] in _COPULAS),
        None,
    )
    return verb is not None and not _FALSE.isdisjoint(tokens.forms[verb + 1 : verb + 4])


def _is_targeted(tokens: Tokens, before: Sequence[int]) -> bool:
    """Find `attempts to isolate X`, `stop smearing X`, `accused B of arming rebels to attack X`."""
    if len(before) < 2 or tokens.groups[before[-1]] not in _WRONGS:
        return False
    return any(tokens.words[i] in _TRIES for i in before[:-1])


def _is_guarded(tokens: Tokens, before: Sequence[int]) -> bool:
    if not before or tokens.words[before[-1]] not in ("from", "against"):
        return False
    words = {tokens.words[i] for i in before}
    return not _GUARDS.isdisjoint(words) or (
        tokens.words[before[-1]] == "against" and not _HELPS.isdisjoint(words)
    )


def _is_demanded(tokens: Tokens, before: Sequence[int], last: int) -> bool:
    """Find `demands that X`, `calls for X to`, `it is time for X to`."""
    if not before or tokens.words[before[-1]] not in ("that", "for"):
        return False
    if tokens.words[before[-1]] == "that":
        return any(tokens.words[i] in _DEMANDS for i in before[-4:])
    following = tokens.forms[last : last + 1]
    return following == ["to"] and any(tokens.words[i] in _CALLS for i in before[-4:])


def _named(tokens: Tokens, i: int) -> Iterator[str]:
    """Find the first class in the predicate that begins at token `i`."""
    for j in range(i, min(len(tokens.words), i + 6)):
        if tokens.groups[j]:
            yield f"named ({tokens.groups[j]})"
            return
        word = tokens.words[j]
        if word in _STOPS or word == NAME or (word in FUNCTION and word not in _LINKS):
            return
