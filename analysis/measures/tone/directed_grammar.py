"""Roles of a mention, read off the tokens round it without a parser.

Who does what (``agent lie``), to whom it is done (``undergoes``, ``object of (blame)``), what it is
(``is (vice)``), whose it is (``owner of (vice)``), and what is asked of it (``must agent``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analysis.measures.tone.directed_lexicon import FUNCTION
from analysis.measures.tone.directed_scopes import past_chain, predicate_classes
from analysis.measures.tone.directed_tokens import NAME, NEGATORS, OPENER, Tokens

_BE = frozenset("is are was were be been being 's 're am".split())
_ABLE = frozenset("would could can will may might".split())
_AUXILIARY = _BE | _ABLE | frozenset("has have had having do does did shall 'll 'd 've".split())
_DEMANDS = frozenset("must should ought needs need".split())
_DETERMINERS = frozenset("a an the this that these those his her its their our your my".split())
_OURS = frozenset("our we us ours".split())
_PREPOSITIONS = frozenset(
    "against for to with from by of on about at in toward towards between over under behind "
    "like than as after without into among despite".split()
)
_BEFORE_ADJECTIVE = (_DETERMINERS | _PREPOSITIONS | {"and", "or", ","}) - {"to"}
_CLAUSE = frozenset(";:.!?")
_SKIPPED = frozenset("also just now then still already even only to".split())
_SAY = frozenset(
    "say tell add state declare announc explain not write tweet report ask speak testifi repli "
    "respond remark describ argu claim insist warn".split()
)
_PRONOUNS = frozenset("he she they it his her their him them we our us i its".split())
_WRONGS = frozenset(f"object of ({group}) against" for group in ("harm", "vice", "neg"))
_WRONGED = frozenset(["object of (harm) in", "object of (harm) on", "object of (harm) upon"])
_HOPES = frozenset("hope hop expect wish".split())
_STANDING = frozenset(
    "right rights represent represents authority mandate entitled qualified qualification "
    "standing position basis justification speak".split()
)
_OPENERS = _CLAUSE | {'"', ","}
_POSSESSIVE = frozenset(["'s", "'"])
_OWNABLE = frozenset("own first last next same other two three most many more".split())
_APPOSITION = {",": ",", "(": ")", "-": "-"}


class Place(NamedTuple):
    """A mention among the tokens: it covers ``first`` up to, not including, ``last``."""

    tokens: Tokens
    first: int
    last: int


def mention_states(place: Place) -> list[str]:
    """Return what holds of the mention as a whole: speaker, quoted, owner, pronoun and so on.

    Examples
    --------
    >>> from analysis.measures.tone.directed_tokens import tokenize
    >>> mention_states(Place(tokenize("She said Norway won."), 0, 1))
    ['speaker', 'opens clause', 'pronoun', 'name after']
    """
    tokens, first, last = place
    words = tokens.words
    before = words[max(0, first - 2) : first]
    own = words[first:last]
    tests = {
        "speaker": any(_says(tokens, i) for i in range(last, min(last + 2, len(words))))
        or before == ["accord", "to"],
        "speaker before": bool(before)
        and (before[-1] in _SAY or (before[-1] == NAME and before[0] in _SAY)),
        "quoted": _open_quote(words, first),
        "owner": _is_owner(place),
        "opens clause": first == 0 or words[first - 1] in _OPENERS,
        "pronoun": len(own) == 1 and own[0] in _PRONOUNS,
        "common noun": NAME not in own
        and OPENER not in own
        and not (len(own) == 1 and own[0] in _PRONOUNS),
        "ours": not _OURS.isdisjoint(own) or bool(before and before[-1] in _OURS),
        "name before": NAME in words[max(0, first - 60) : first],
        "name after": NAME in words[last : last + 15],
    }
    return [name for name, holds in tests.items() if holds]


def _says(tokens: Tokens, i: int) -> bool:
    # `note` and `not` have one stem.
    return tokens.words[i] in _SAY and tokens.forms[i] not in NEGATORS


def _open_quote(words: list[str], first: int) -> bool:
    return words[max(0, first - 60) : first].count('"') % 2 == 1


def role_features(place: Place) -> list[str]:
    """Return the roles of the mention.

    Examples
    --------
    >>> from analysis.measures.tone.directed_tokens import tokenize
    >>> role_features(Place(tokenize("Norway must not lie."), 0, 1))
    ['not must agent', 'not agent lie', 'not agent (harm)', 'not must agent (harm)']
    """
    return [*_as_agent(place), *_as_object(place), *_as_owner(place), *_standing(place)]


def _standing(place: Place) -> Iterator[str]:
    """Find what sets the mention beside the speaker, or denies it the right to act."""
    tokens, first, last = place
    words, forms = tokens.words, tokens.forms
    low = first
    while low and words[low - 1] in _DETERMINERS:
        low -= 1
    before, after = words[max(0, low - 4) : low], forms[last : last + 9]
    if before[-1:] == ["have"]:
        yield "we have" if "we" in before or "i" in before else "to have"
    if len(before) > 1 and before[-2] in ("neither", "nor") and before[-1] in _AUXILIARY:
        yield "nor does"
    if not _HOPES.isdisjoint(before[-2:]) and not _ABLE.isdisjoint(after[:3]):
        yield "hoped of"
    if after[:1] == ["and"] and not _OURS.isdisjoint(after[1:3]):
        yield "beside ours"
    if before[-1:] == ["and"] and not _OURS.isdisjoint(before[:-1]):
        yield "beside ours"
    negators = [n for n, form in enumerate(after[:6]) if form in NEGATORS]
    if negators and not _STANDING.isdisjoint(after[negators[0] + 1 : negators[0] + 5]):
        yield "denied standing"


def _is_owner(place: Place) -> bool:
    """Tell whether the mention owns what follows: `Norway's aid`, but not `Norway's a friend`."""
    tokens, first, last = place
    words, forms = tokens.words, tokens.forms
    if last >= len(words) or forms[last] not in _POSSESSIVE:
        return False
    if words[last - 1] in _PRONOUNS or last + 1 >= len(words):
        return last > first and words[last - 1] not in _PRONOUNS
    following = forms[last + 1]
    return following in _OWNABLE or not (following in FUNCTION or following.endswith("ing"))


def _as_owner(place: Place) -> Iterator[str]:
    tokens, _, last = place
    words = tokens.words
    if not _is_owner(place):
        return
    for i in range(last + 1, min(last + 4, len(words))):
        if words[i] in FUNCTION or not words[i][0].isalpha():
            return
        yield f"owner of {words[i]}"
        if tokens.groups[i]:
            yield f"owner of ({tokens.groups[i]})"


def _as_agent(place: Place) -> Iterator[str]:
    """Find the verb of the mention, past an apposition, and in a relative clause."""
    tokens, _, last = place
    if _is_owner(place):
        return
    words = tokens.words
    i = last
    opener = words[i] if i < len(words) else ""
    if opener in _APPOSITION:
        try:
            i = words.index(_APPOSITION[opener], i + 1, i + 14) + 1
        except ValueError:
            return
        if words[last + 1] in ("who", "which"):
            yield from _verb(tokens, last + 2)
    elif opener in ("who", "which", "that"):
        i += 1
    yield from _verb(tokens, i)


def _verb(tokens: Tokens, i: int) -> Iterator[str]:
    """Describe the verb phrase that begins at token `i`."""
    words, forms, groups = tokens.words, tokens.forms, tokens.groups
    end = min(len(words), i + 7)
    passive = negated = False
    modal = ""
    while i < end:
        form = forms[i]
        if form in NEGATORS:
            negated = True
        elif form in _DEMANDS:
            modal = "must"
        elif form in _AUXILIARY:
            passive = passive or form in _BE
            modal = form if form in _ABLE else modal
        elif form not in _SKIPPED and form[-2:] != "ly" and not (passive and form in _DETERMINERS):
            break
        i += 1
    else:
        return
    flag = "not " if negated else ""
    if modal:
        yield f"{flag}{modal} agent"
    if not words[i][0].isalpha() or words[i] == NAME:
        return
    role = _role(forms[i], passive)
    yield f"{flag}{role} {words[i]}"
    i, chained = past_chain(tokens, i)
    if chained:
        role = "agent"
        yield f"{flag}{role} {words[i]}"
    elif role == "is" and not groups[i]:
        yield from (f"{flag}is {found}" for found in predicate_classes(tokens, i))
    group = groups[i].removeprefix("not-")
    if group:
        yield f"{flag}{role} ({group})"
        if modal:
            yield f"{flag}{modal} {role} ({group})"
    yield from _complement(tokens, i, f"{flag}{role}", group)


def _role(form: str, passive: bool) -> str:
    if not passive or form.endswith("ing"):
        return "agent"
    return "undergoes" if form.endswith(("ed", "en")) else "is"


def _complement(tokens: Tokens, i: int, role: str, group: str) -> Iterator[str]:
    """Describe the first word of a class that follows the verb in its clause."""
    for j in range(i + 1, min(len(tokens.words), i + 5)):
        if tokens.words[j] in _OPENERS:
            return
        if tokens.groups[j]:
            yield f"{role} {tokens.words[i]} ({tokens.groups[j]})"
            yield f"{role} ({group or 'w'}) ({tokens.groups[j]})"
            return


def _as_object(place: Place) -> Iterator[str]:
    """Find the adjective, preposition or verb that governs the mention from the left."""
    tokens, first, _ = place
    words, groups = tokens.words, tokens.groups
    i = first - 1
    if i > 0 and _is_content(words[i]) and words[i - 1] in _BEFORE_ADJECTIVE:
        yield f"premodifier {words[i]}"
        if groups[i]:
            yield f"premodifier ({groups[i]})"
        i -= 1
    lowest = first - 6
    while (
        i >= 0
        and i > lowest
        and (words[i] in _DETERMINERS or words[i] in (NAME, "and", ",", "or", '"', "both"))
    ):
        i -= 1
    if i < 0 or i <= lowest:
        return
    if words[i] in _PREPOSITIONS:
        governed = list(_before_preposition(tokens, i))
        # Who suffers a wrong is not opposed by the speaker: "the war against @".
        if _WRONGS.isdisjoint(governed):
            yield f"object of {words[i]}"
        yield from governed
        if _is_owner(place) and _WRONGED & set(governed):
            yield "wronged owner"
    elif _is_content(words[i]):
        negated = not NEGATORS.isdisjoint(tokens.forms[max(0, i - 3) : i])
        flag = "not " if negated else ""
        yield f"{flag}object of {words[i]}"
        if groups[i]:
            yield f"{flag}object of ({groups[i].removeprefix('not-')})"
        if groups[i] == "harm" and _is_owner(place):
            yield "wronged owner"


def _before_preposition(tokens: Tokens, i: int) -> Iterator[str]:
    """Describe the noun or verb to which the preposition at `i` belongs."""
    words = tokens.words
    for j in range(i - 1, max(-1, i - 4), -1):
        if words[j] in _OPENERS:
            return
        if _is_content(words[j]):
            yield f"object of {words[j]} {words[i]}"
            if tokens.groups[j]:
                yield f"object of ({tokens.groups[j]}) {words[i]}"
            return


def _is_content(word: str) -> bool:
    return word[0].isalpha() and word != NAME and word not in FUNCTION
