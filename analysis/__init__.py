"""Who speaks, for which side, in what tone, about whom, and in whose words an idea is put.

A text goes in, tables come out. There are few kinds of thing, and they join in this order:

- a **codebook** (`load_codebook`) holds the question: sides, actors, wordings of the idea;
- **documents** (`read_corpus`) are the texts;
- a **reading** (`read`) bundles the tables measured of documents with a codebook: statements,
  mentions, tones, directed tone, wordings, claims, tokens (`analysis.tables` describes each);
- **measures** (`tone_by`, `directed_by`, …) take such tables and return small ones;
- **views** (`plot_…`, `write_report`) show them.

Every number opens down to characters of the text: ``text[start:end]`` is what a row says.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.codebook import Codebook, load_codebook
    from analysis.errors import CodebookError, InputError, InputWarning
    from analysis.measures.aggregates import directed_by, tone_by
    from analysis.measures.changes import change_points, say_changes
    from analysis.measures.collocates import collocates, compare_collocates
    from analysis.measures.concordance import concordance
    from analysis.measures.dispersion import dispersion
    from analysis.measures.divergence import divergence_by_period
    from analysis.measures.keyness import keyness
    from analysis.measures.periods import rates_by_period, with_sizes
    from analysis.measures.reading import Reading, read
    from analysis.measures.sensitivity import difference_by_variant, sensitivity_by
    from analysis.measures.tallies import count_tokens, ngrams
    from analysis.measures.token_index import TokenIndex, index_tokens
    from analysis.measures.tone_words import explain_tone, tone_words_by
    from analysis.measures.vader import Scorer, polarity_scores
    from analysis.texts.corpus import read_corpus
    from analysis.texts.sentences import split_sentences
    from analysis.texts.tokens import tokenize
    from analysis.views.concordance_table import highlight_concordance
    from analysis.views.framing_figures import plot_claims, plot_wordings
    from analysis.views.highlight import highlight_statements
    from analysis.views.ladder_figures import plot_sensitivity, plot_tone_words
    from analysis.views.report import write_report
    from analysis.views.style import side_labels
    from analysis.views.time_figures import plot_divergence, plot_rates
    from analysis.views.tone_figures import plot_directed_tone, plot_tone_by_actor
    from analysis.views.tone_highlight import highlight_tone
    from analysis.views.voice_figures import plot_timeline
    from analysis.views.word_figures import plot_dispersion, plot_keyness

# Where each public name lives. Rooms are loaded when first asked for, so that importing the
# package costs next to nothing.
_HOMES = {
    # load
    "read_corpus": "analysis.texts.corpus",
    "load_codebook": "analysis.codebook",
    "Codebook": "analysis.codebook",
    # read
    "read": "analysis.measures.reading",
    "Reading": "analysis.measures.reading",
    "split_sentences": "analysis.texts.sentences",
    "tokenize": "analysis.texts.tokens",
    # measure
    "polarity_scores": "analysis.measures.vader",
    "tone_by": "analysis.measures.aggregates",
    "directed_by": "analysis.measures.aggregates",
    "sensitivity_by": "analysis.measures.sensitivity",
    "difference_by_variant": "analysis.measures.sensitivity",
    "tone_words_by": "analysis.measures.tone_words",
    "explain_tone": "analysis.measures.tone_words",
    "Scorer": "analysis.measures.vader",
    # compare words
    "index_tokens": "analysis.measures.token_index",
    "TokenIndex": "analysis.measures.token_index",
    "concordance": "analysis.measures.concordance",
    "keyness": "analysis.measures.keyness",
    "ngrams": "analysis.measures.tallies",
    "count_tokens": "analysis.measures.tallies",
    "collocates": "analysis.measures.collocates",
    "compare_collocates": "analysis.measures.collocates",
    "dispersion": "analysis.measures.dispersion",
    # follow over time
    "with_sizes": "analysis.measures.periods",
    "rates_by_period": "analysis.measures.periods",
    "change_points": "analysis.measures.changes",
    "say_changes": "analysis.measures.changes",
    "divergence_by_period": "analysis.measures.divergence",
    # show
    "plot_timeline": "analysis.views.voice_figures",
    "plot_tone_by_actor": "analysis.views.tone_figures",
    "plot_directed_tone": "analysis.views.tone_figures",
    "plot_sensitivity": "analysis.views.ladder_figures",
    "plot_tone_words": "analysis.views.ladder_figures",
    "plot_wordings": "analysis.views.framing_figures",
    "plot_claims": "analysis.views.framing_figures",
    "plot_keyness": "analysis.views.word_figures",
    "plot_dispersion": "analysis.views.word_figures",
    "plot_rates": "analysis.views.time_figures",
    "plot_divergence": "analysis.views.time_figures",
    "side_labels": "analysis.views.style",
    "highlight_concordance": "analysis.views.concordance_table",
    "highlight_tone": "analysis.views.tone_highlight",
    "highlight_statements": "analysis.views.highlight",
    "write_report": "analysis.views.report",
    # trouble
    "CodebookError": "analysis.errors",
    "InputError": "analysis.errors",
    "InputWarning": "analysis.errors",
}
__all__ = [
    "Codebook",
    "CodebookError",
    "InputError",
    "InputWarning",
    "Reading",
    "Scorer",
    "TokenIndex",
    "change_points",
    "collocates",
    "compare_collocates",
    "concordance",
    "count_tokens",
    "difference_by_variant",
    "directed_by",
    "dispersion",
    "divergence_by_period",
    "explain_tone",
    "highlight_concordance",
    "highlight_statements",
    "highlight_tone",
    "index_tokens",
    "keyness",
    "load_codebook",
    "ngrams",
    "plot_claims",
    "plot_directed_tone",
    "plot_dispersion",
    "plot_divergence",
    "plot_keyness",
    "plot_rates",
    "plot_sensitivity",
    "plot_timeline",
    "plot_tone_by_actor",
    "plot_tone_words",
    "plot_wordings",
    "polarity_scores",
    "rates_by_period",
    "read",
    "read_corpus",
    "say_changes",
    "sensitivity_by",
    "side_labels",
    "split_sentences",
    "tokenize",
    "tone_by",
    "tone_words_by",
    "with_sizes",
    "write_report",
]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
