"""Words with their offsets: the package's own tokenizer, NLTK's by name, or any callable."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from analysis.errors import InputError, did_you_mean
from analysis.texts.characters import straighten

Token = tuple[int, int, str]
Tokenizer = str | Callable[[str], Iterable[str]]

# `U.N.-centric`, `U.S.`, `rules-based`, `Biden's`, `1.5`, `G7` are one word each; `U.S` may have
# lost its last point. Accents set apart, soft hyphens and joiners belong to the word around them.
_WORD = re.compile(
    r"(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?(?:['-][^\W_]+)*"
    r"|[^\W_]+(?:(?:['&-]|(?<=\d)[.,](?=\d))[^\W_]+|[\u0300-\u036f\u00ad\u200c\u200d]++[^\W_]*)*"
)
_NLTK_QUOTES = re.compile(r"''|\"")
_NLTK = {
    "word_punct": "WordPunctTokenizer",
    "treebank": "NLTKWordTokenizer",
    "tweet": "TweetTokenizer",
}


def tokenize(text: str, tokenizer: Tokenizer = "political") -> list[Token]:
    """Split a text into words, each with its place.

    Parameters
    ----------
    text : str
        Any text.
    tokenizer : str or callable
        ``"political"``, the default, keeps `rules-based`, `U.S.`, `U.N.-centric` and `Biden's`
        whole and leaves signs out; ``"word_punct"``, ``"treebank"`` and ``"tweet"`` are NLTK's; or
        a callable that takes a text and returns its words in order.

    Returns
    -------
    list of (start, end, token)
        Tokens as they stand in the text, curly marks made straight: ``straighten(text)[start:end]``
        is the token. Case is kept.

    Raises
    ------
    InputError
        For an unknown name, or words of a callable that do not stand in the text in order (some
        tokenizers change what they read: NLTK's for tweets reads `&lt;` as `<`).

    Examples
    --------
    >>> [token for _, _, token in tokenize("Biden’s U.N.-centric, rules-based order.")]
    ["Biden's", 'U.N.-centric', 'rules-based', 'order']
    """
    plain = straighten(text)
    if tokenizer == "political":
        return [(m.start(), m.end(), m.group()) for m in _WORD.finditer(plain)]
    return _place(plain, _words(plain, tokenizer))


def count_words(text: str) -> int:
    """Return how many words the default tokenizer finds in a text.

    Examples
    --------
    >>> count_words("The U.N.-centric, rules-based order.")
    4
    """
    return sum(1 for _ in _WORD.finditer(straighten(text)))


def _words(text: str, tokenizer: Tokenizer) -> Iterable[str]:
    if callable(tokenizer):
        words = tokenizer(text)
        if not isinstance(words, Iterable):
            raise InputError(f"`tokenizer` gave {words!r}. It must give the words as strings.")
        return words
    if tokenizer not in _NLTK:
        known = ("political", *_NLTK)
        raise InputError(
            f"Unknown `tokenizer` {tokenizer!r}. Known are: {', '.join(known)}, or a callable."
            + did_you_mean(str(tokenizer), known)
        )
    import nltk.tokenize

    # These three read the text alone: nothing is downloaded.
    found: list[str] = getattr(nltk.tokenize, _NLTK[tokenizer])().tokenize(text)
    return found


def _place(text: str, words: Iterable[str]) -> list[Token]:
    """Find each word after the one before it."""
    found: list[Token] = []
    position = 0
    for word in words:
        if not isinstance(word, str) or not word:
            raise InputError(f"`tokenizer` gave {word!r}, which is no word. It must give strings.")
        if word in ("``", "''"):
            # The Penn Treebank's way to write double marks, whichever stand in the text.
            mark = _NLTK_QUOTES.search(text, position)
            word = mark.group() if mark else word
        start = text.find(word, position)
        if start < 0:
            raise InputError(
                f"`tokenizer` gave {word!r}, which does not stand in the text after character "
                f"{position}. A tokenizer may drop characters but not change them."
            )
        position = start + len(word)
        found.append((start, position, word))
    return found
