"""The regular forms of English verbs and nouns, enough for the verbs of a codebook."""

from __future__ import annotations

# Verbs stressed on the last syllable double their last letter; spelling does not show the stress.
_DOUBLING = frozenset(
    {
        "abet", "admit", "ban", "bar", "commit", "compel", "control", "defer", "deter", "dispel",
        "dot", "drop", "expel", "fit", "flag", "get", "grab", "let", "occur", "omit", "pen",
        "permit", "plan", "plot", "prefer", "put", "quit", "rebel", "refer", "regret", "repel",
        "rid", "rig", "rob", "scrap", "set", "slip", "snub", "spur", "stem", "step", "stop",
        "strip", "submit", "tip", "top", "transfer", "trap", "trim", "wrap",
    }
)  # fmt: skip
_SIBILANT = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


def plural(word: str) -> str:
    """Return the regular plural of a noun, or the third person of a verb.

    Examples
    --------
    >>> [plural(word) for word in ("threat", "breach", "policy", "play")]
    ['threats', 'breaches', 'policies', 'plays']
    """
    if word.endswith(_SIBILANT) or (word.endswith("o") and word[-2:-1] not in _VOWELS):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def inflect(lemma: str) -> tuple[str, ...]:
    """Return a regular verb's forms: base, -s, -ed and -ing.

    Only the first word of a phrasal verb changes.

    Parameters
    ----------
    lemma : str
        The base form, such as ``undermine`` or ``call for``.

    Returns
    -------
    tuple of str
        The four forms in this order.

    Examples
    --------
    >>> inflect("undermine")
    ('undermine', 'undermines', 'undermined', 'undermining')
    >>> inflect("defy")
    ('defy', 'defies', 'defied', 'defying')
    >>> inflect("call for")
    ('call for', 'calls for', 'called for', 'calling for')
    """
    verb, blank, particle = lemma.partition(" ")
    if verb.endswith("ie"):
        past, present = verb + "d", verb[:-2] + "ying"
    elif verb.endswith("e"):
        past, present = (
            verb + "d",
            (verb if verb.endswith(("ee", "ye", "oe")) else verb[:-1]) + "ing",
        )
    elif verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        past, present = verb[:-1] + "ied", verb + "ing"
    else:
        stem = verb + verb[-1] if verb in _DOUBLING else verb
        past, present = stem + "ed", stem + "ing"
    return tuple(form + blank + particle for form in (verb, plural(verb), past, present))
