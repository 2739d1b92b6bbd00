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
    from analysis.measures.framing.mirror import mirror_of
    from analysis.measures.over_time.changes import change_points, say_changes
    from analysis.measures.over_time.divergence import divergence_by_period
    from analysis.measures.over_time.periods import rates_by_period, with_sizes
    from analysis.measures.reading import Reading, read
    from analysis.measures.tone.aggregates import directed_by, tone_by
    from analysis.measures.tone.sensitivity import difference_by_variant, sensitivity_by
    from analysis.measures.tone.tone_words import explain_tone, tone_words_by
    from analysis.measures.tone.vader import Scorer, polarity_scores
    from analysis.measures.words.collocates import collocates, compare_collocates
    from analysis.measures.words.concordance import concordance
    from analysis.measures.words.dispersion import dispersion
    from analysis.measures.words.keyness import keyness
    from analysis.measures.words.tallies import count_tokens, ngrams
    from analysis.measures.words.token_index import TokenIndex, index_tokens
    from analysis.running.framing import Framing, read_wordings
    from analysis.texts.corpus import read_corpus
    from analysis.texts.sentences import split_sentences
    from analysis.texts.tokens import tokenize
    from analysis.views.concordance_table import highlight_concordance
    from analysis.views.framing_figures import plot_claims, plot_wordings
    from analysis.views.highlight import highlight_statements
    from analysis.views.ladder_figures import plot_sensitivity, plot_tone_words
    from analysis.views.mirror_figure import plot_mirror
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
    "read_wordings": "analysis.running.framing",
    "Framing": "analysis.running.framing",
    "split_sentences": "analysis.texts.sentences",
    "tokenize": "analysis.texts.tokens",
    # measure
    "polarity_scores": "analysis.measures.tone.vader",
    "tone_by": "analysis.measures.tone.aggregates",
    "directed_by": "analysis.measures.tone.aggregates",
    "sensitivity_by": "analysis.measures.tone.sensitivity",
    "difference_by_variant": "analysis.measures.tone.sensitivity",
    "tone_words_by": "analysis.measures.tone.tone_words",
    "explain_tone": "analysis.measures.tone.tone_words",
    "Scorer": "analysis.measures.tone.vader",
    "mirror_of": "analysis.measures.framing.mirror",
    # compare words
    "index_tokens": "analysis.measures.words.token_index",
    "TokenIndex": "analysis.measures.words.token_index",
    "concordance": "analysis.measures.words.concordance",
    "keyness": "analysis.measures.words.keyness",
    "ngrams": "analysis.measures.words.tallies",
    "count_tokens": "analysis.measures.words.tallies",
    "collocates": "analysis.measures.words.collocates",
    "compare_collocates": "analysis.measures.words.collocates",
    "dispersion": "analysis.measures.words.dispersion",
    # follow over time
    "with_sizes": "analysis.measures.over_time.periods",
    "rates_by_period": "analysis.measures.over_time.periods",
    "change_points": "analysis.measures.over_time.changes",
    "say_changes": "analysis.measures.over_time.changes",
    "divergence_by_period": "analysis.measures.over_time.divergence",
    # show
    "plot_timeline": "analysis.views.voice_figures",
    "plot_tone_by_actor": "analysis.views.tone_figures",
    "plot_directed_tone": "analysis.views.tone_figures",
    "plot_sensitivity": "analysis.views.ladder_figures",
    "plot_tone_words": "analysis.views.ladder_figures",
    "plot_wordings": "analysis.views.framing_figures",
    "plot_claims": "analysis.views.framing_figures",
    "plot_mirror": "analysis.views.mirror_figure",
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
    "Framing",
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
    "mirror_of",
    "ngrams",
    "plot_claims",
    "plot_directed_tone",
    "plot_dispersion",
    "plot_divergence",
    "plot_keyness",
    "plot_mirror",
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
    "read_wordings",
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
