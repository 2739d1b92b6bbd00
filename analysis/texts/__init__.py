"""Files and frames become documents, sentences and tokens, with offsets kept."""

from analysis.texts.characters import straighten
from analysis.texts.corpus import read_corpus
from analysis.texts.sentences import Sentence, lines, split_paragraph, split_sentences

__all__ = ["Sentence", "lines", "read_corpus", "split_paragraph", "split_sentences", "straighten"]
