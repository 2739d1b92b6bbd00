"""Word values and word classes behind the tone toward one mention.

Two tables are joined: the hand-written classes of ``directed_words.csv`` (they win) and VADER's
lexicon (Hutto and Gilbert 2014, MIT licence, read from the installed ``vaderSentiment`` package).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

WORDS_FILE = Path(__file__).with_name("directed_words.csv")
# Words whose VADER value belongs to chat, not to news or diplomacy: prepositions, set phrases and
# words that name institutions. `hope` opens polite demands.
UNTONED = frozenset(
    "like no please well united security interest interests party parties kind sort share shares "
    "energy justice defense defence intelligence credit matter matters play playing huge number "
    "novel certain natural value values accept accepted hand want wants fun dear top "
    "treasury chance increase increased sure ha yes agreement agreements agree "
    "hope hopes hoped hoping".split()
)
FUNCTION = frozenset(
    "a an the this that these those he she it they we i you his her its their our your my him "
    "them us me who whom whose which what when where why how there here and or but nor so yet if "
    "as at by for from in into of off on onto out over per since than through to toward towards "
    "under until up upon via with within without about above across after against along among "
    "around because before behind below beneath beside besides between beyond despite down during "
    "except inside near outside like while although though unless whether is are was were be been "
    "being am has have had having do does did doing will would shall should can could may might "
    "must not no never n't cannot also just only even still already again then now too very more "
    "most much many some any all both each few other another such own same one two three first "
    "last next however moreover meanwhile instead indeed perhaps maybe yes today yesterday "
    "according earlier later recently let 's 're 've 'll 'd 'm".split()
)
PLAIN_FORMS = frozenset(["rights"])  # forms that mean something else than their stem
VADER_TOP = 4.0  # VADER's values run from -4 to 4
MIN_VADER = 0.2  # weaker values say nothing about a class


TOPIC = "topic"  # class of words that name a subject: no class, no value, no fitted value


class Word(NamedTuple):
    """What the tables say of a word: its class (may be empty) and its value in [-1, 1]."""

    group: str
    value: float


PHRASE = "_"  # joins the words of a phrase
PLAIN = Word("", 0.0)


def stem(word: str) -> str:
    """Cut the endings of English inflection off a lower-case word.

    Examples
    --------
    >>> [stem(word) for word in ("accused", "accuses", "accusing", "accuse")]
    ['accus', 'accus', 'accus', 'accus']
    >>> stem("bullies"), stem("bully"), stem("stopped"), stem("his")
    ('bulli', 'bulli', 'stop', 'his')
    """
    if len(word) <= 3:
        return word
    if word.endswith(("ies", "ied")):
        return word[:-3] + "i"
    if word.endswith("ing") and len(word) > 5:
        word = _undouble(word[:-3])
    elif word.endswith("ed") and len(word) > 4:
        word = _undouble(word[:-2])
    elif word.endswith("es") and len(word) > 4:
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("e") and len(word) > 3:
        return word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word


def _undouble(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz" else word


IRREGULAR = {
    "won": "win", "lost": "lose", "lied": "lie", "lying": "lie", "led": "lead", "fought": "fight",
    "stole": "steal", "stolen": "steal", "beaten": "beat", "sought": "seek", "told": "tell",
    "said": "say", "wrote": "write", "spoke": "speak", "spoken": "speak", "fell": "fall",
    "built": "build", "rose": "rise", "risen": "rise", "sank": "sink", "sunk": "sink",
    "allies": "ally", "denies": "deny", "denied": "deny", "held": "hold", "kept": "keep",
    "took": "take", "taken": "take", "gave": "give", "given": "give", "made": "make",
    "broke": "break", "broken": "break", "paid": "pay", "stood": "stand", "hit": "hit",
}  # fmt: skip


def stems(words: str) -> frozenset[str]:
    """Return the stems of words set apart by blanks, as the tokens of a passage show them.

    Examples
    --------
    >>> sorted(stems("time making"))
    ['mak', 'tim']
    """
    return frozenset(stem(IRREGULAR.get(word, word)) for word in words.split())


def _listed() -> Iterator[tuple[str, Word]]:
    lines = WORDS_FILE.read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        group = "" if row["class"] == TOPIC else row["class"]
        for term in row["words"].split():
            yield term, Word(group, float(row["valence"]))


@lru_cache(maxsize=1)
def _classes() -> dict[str, Word]:
    words: dict[str, Word] = {}
    for term, word in _listed():
        if PHRASE not in term:
            words.setdefault(stem(term), word)
    return words


@lru_cache(maxsize=1)
def phrases() -> dict[str, list[tuple[tuple[str, ...], Word]]]:
    """Return the phrases by the stem of their first word, longest first.

    Examples
    --------
    >>> phrases()["turn"][0]
    (('back', 'on'), Word(group='harm', value=-0.7))
    """
    found: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    for term, word in _listed():
        if PHRASE in term:
            head, *rest = (w if w in FUNCTION else stem(w) for w in term.split(PHRASE))
            found.setdefault(head, []).append((tuple(rest), word))
    for endings in found.values():
        endings.sort(key=lambda ending: -len(ending[0]))
    return found


@lru_cache(maxsize=1)
def topic_stems() -> frozenset[str]:
    """Return the stems of words that name a subject or a group and get no value."""
    return frozenset(name for name, word in _classes().items() if not word.group)


@lru_cache(maxsize=1)
def _vader() -> dict[str, float]:
    spec = find_spec("vaderSentiment")
    folder = spec.submodule_search_locations if spec else None
    if not folder:
        raise ModuleNotFoundError("`vaderSentiment` is not installed; its lexicon file is needed.")
    path = Path(folder[0]) / "vader_lexicon.txt"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line)
    return {row[0]: float(row[1]) for row in rows if row[0].isascii() and row[0][0].isalpha()}


@lru_cache(maxsize=50_000)
def look_up(word: str) -> Word:
    """Find the class and value of a lower-case word.

    Parameters
    ----------
    word : str
        A lower-case word, straight apostrophes.

    Returns
    -------
    Word
        The class of ``directed_words.csv``, or ``pos`` / ``neg`` for a word that only VADER
        values; an empty class and 0.0 for a word that neither table knows.

    Examples
    --------
    >>> look_up("denounced").group, look_up("table")
    ('blame', Word(group='', value=0.0))
    """
    if word in PLAIN_FORMS:
        return PLAIN
    found = _classes().get(stem(IRREGULAR.get(word, word)))
    if found is not None:
        return found
    if word in UNTONED:
        return PLAIN
    value = _vader().get(word, 0.0) / VADER_TOP
    if abs(value) < MIN_VADER:
        return Word("", value)
    return Word("pos" if value > 0 else "neg", value)
