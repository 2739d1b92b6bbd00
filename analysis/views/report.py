"""The report: one self-contained page, and the tables as CSV beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.views import sections
from analysis.views.answer import answer, short_share, unattributed_share
from analysis.views.evidence import Quoter, opening
from analysis.views.files import mirrored, replace_files, report_tables
from analysis.views.framing_figures import plot_claims, plot_wordings
from analysis.views.highlight import highlight_css, slug, statement_anchor, text_html
from analysis.views.key_words import MOST, key_word_lines, say_keyness, side_keyness
from analysis.views.ladder_figures import plot_sensitivity, plot_tone_words
from analysis.views.mirror import say_mirror
from analysis.views.mirror_figure import plot_mirror
from analysis.views.rows import rows_of
from analysis.views.style import plural, side_labels, side_styles, signed
from analysis.views.svg import page_style, to_svg
from analysis.views.tone_figures import plot_directed_tone, plot_tone_by_actor
from analysis.views.voice_figures import plot_timeline
from analysis.views.word_figures import plot_keyness

if TYPE_CHECKING:
    import pandas as pd

    from analysis.measures.reading import Reading

_HERE = Path(__file__).parent
_TEXTS = 20  # documents shown in full
_CHARACTERS = 400_000  # and how long they may be together
_IN_FIGURE = 25  # actors or wordings in a figure of the page; `plot_…` shows more


def write_report(reading: Reading, folder: str | Path) -> Path:
    """Write a self-contained page about a reading, and its tables as CSV beside it.

    Parameters
    ----------
    reading : Reading
        What `analysis.read` returns.
    folder : str or path
        Where to write ``index.html`` and the CSV files; made where it is missing. Files of the
        same names are replaced, all together or, where anything fails, not at all.

    Returns
    -------
    pathlib.Path
        The page. It needs no network and no script; the same reading gives the same bytes. Texts
        are shown in full for up to 20 documents, tables cut to 40 rows with a note; the CSV
        files hold all of them (tokens are left out: `Reading.tokens`).

    Raises
    ------
    InputError
        Where ``folder`` is a file.

    Examples
    --------
    >>> import analysis, pandas as pd, tempfile
    >>> text = "“We defend the rules-based order,” said NATO chief Jens Stoltenberg."
    >>> documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    >>> reading = analysis.read(documents, analysis.load_codebook())
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     analysis.write_report(reading, folder).name
    'index.html'
    """
    folder = Path(folder)
    found = side_keyness(reading, side_labels(reading.codebook))
    mirror = mirrored(reading)
    tables = report_tables(reading, found, mirror)
    page = _page(_content(reading, found, mirror), sorted(tables))
    replace_files(folder, {**tables, "index.html": page})
    return folder / "index.html"


def _page(content: Mapping[str, Any], files: list[str]) -> bytes:
    """Render the page; signs that no page may hold are shown as U+FFFD."""
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )
    environment.filters |= {"signed": signed, "plural": plural, "slug": slug, "opening": opening}
    template = environment.get_template("report.html.j2")
    page = template.render(content, files=files)
    return page.encode("utf-8", "xmlcharrefreplace")


def _printable(value: Any) -> Any:
    """Replace signs that no page may hold; markup made here has none."""
    if type(value) is str and not value.isprintable():
        return "".join(c if c.isprintable() or c in "\n\t" else _visible(c) for c in value)
    return value


def _visible(sign: str) -> str:
    """Keep invisible signs that are allowed, such as a no-break space or a joiner."""
    control = sign < " " or "\x7f" <= sign <= "\x9f" or "\ud800" <= sign <= "\udfff"
    return "�" if control else sign


def _content(reading: Reading, found: pd.DataFrame, mirror: pd.DataFrame) -> dict[str, Any]:
    """Return all that the template shows."""
    labels = side_labels(reading.codebook)
    tables = (reading.statements, reading.directed, reading.wordings, reading.claims)
    styles = side_styles(labels, [side for table in tables for side in table["side"].unique()])
    quoter, shown, told = Quoter(reading), _shown(reading), answer(reading)
    return {
        "codebook": reading.codebook,
        "labels": {side: style.label for side, style in styles.items()},
        "styles": styles,
        "answer": told,
        "places": {s.about: n for n, s in enumerate(told, start=1) if s.about},
        "figures": _figures(reading, found, mirror, labels),
        "mirror": say_mirror(reading.claims, reading.wordings, labels, reading.codebook.idea),
        "missing": unattributed_share(reading.statements),
        "unattributed": short_share(reading.statements),
        "n_documents": len(reading.documents),
        "n_statements": len(reading.statements),
        "speakers": sections.speaker_lines(reading, styles, quoter),
        "tones": sections.tone_lines(reading, styles, quoter),
        "directed": sections.directed_lines(reading, styles, quoter),
        "wordings": sections.wording_lines(reading, styles, quoter),
        "claims": sections.claim_lines(reading, styles, quoter),
        "key_words": key_word_lines(reading, found, quoter),
        "said_of_words": say_keyness(found, labels),
        "relations": {r.id: r.label for r in reading.codebook.relations.values()},
        "titles": {d.doc_id: d.title for d in rows_of(reading.documents) if _untold(d)},
        "texts": {doc_id: text_html(reading, doc_id) for doc_id in shown},
        "css": _css(reading),
        "versions": _versions(),
        **_citing(reading, set(shown)),
    }


def _untold(document: Any) -> bool:
    """Tell a title that is not the first line of its text, where it would stand twice."""
    return not document.text.lstrip().startswith(document.title)


def _shown(reading: Reading) -> list[str]:
    """Return the documents to show in full: all or, where they are many or long, none."""
    documents = reading.documents
    if len(documents) > _TEXTS or documents["text"].str.len().sum() > _CHARACTERS:
        return []
    return [str(doc_id) for doc_id in documents["doc_id"]]


def _citing(reading: Reading, shown: set[str]) -> dict[str, Any]:
    """Return `cite`, which gives the address of a statement in the page, and what it collected.

    A statement of a text that is not shown in full is listed at the end of the page, so that every
    link has its target.
    """
    cited: dict[tuple[str, int], None] = {}

    def cite(doc_id: str, statement_id: int) -> str:
        if statement_id < 0:
            return f"#d-{slug(doc_id)}" if doc_id in shown else ""
        if doc_id not in shown:
            cited[doc_id, statement_id] = None
        return f"#{statement_anchor(doc_id, statement_id)}"

    def collected() -> list[dict[str, Any]]:
        said = reading.statements.set_index(["doc_id", "statement_id"])
        return [
            {"doc_id": doc, "statement_id": n, "anchor": statement_anchor(doc, n), "row": row}
            for (doc, n), row in ((key, said.loc[key]) for key in sorted(cited))
        ]

    return {"cite": cite, "collected": collected}


def _figures(
    reading: Reading, found: pd.DataFrame, mirror: pd.DataFrame, labels: Mapping[str, str]
) -> dict[str, str]:
    """Draw every figure of the page as SVG, each with ids of its own."""
    from matplotlib import pyplot as plt

    relations = {r.id: r.label for r in reading.codebook.relations.values()}
    common: dict[str, Any] = {"sides": labels, "most": _IN_FIGURE}
    draw: dict[str, Callable[[], Any]] = {
        "timeline": lambda: plot_timeline(reading.statements, reading.documents, **common),
        "tone": lambda: plot_tone_by_actor(reading.tones, **common),
        "ladder": lambda: plot_sensitivity(reading.tones, sides=labels),
        "tonewords": lambda: plot_tone_words(reading.tones, sides=labels),
        "directed": lambda: plot_directed_tone(reading.directed, **common),
        "wordings": lambda: plot_wordings(reading.wordings, **common),
        "mirror": lambda: plot_mirror(mirror, sides=labels),
        "claims": lambda: plot_claims(reading.claims, relations=relations, **common),
    }
    if not found.empty:
        draw["keyness"] = lambda: plot_keyness(found, most=MOST, sides=labels)
    made = {}
    with page_style():
        for name, plot in draw.items():
            ax = plot()
            made[name] = to_svg(ax, f"f-{name}-")
            plt.close(ax.figure)
    return made


def _css(reading: Reading) -> str:
    return (_HERE / "report.css").read_text(encoding="utf-8") + highlight_css(reading)


def _versions() -> dict[str, str]:
    """Return the versions of what the numbers and figures were made with."""
    package = import_module(__name__.partition(".")[0])  # its face holds the version
    used = ("vaderSentiment", "afinn", "textblob", "pandas", "numpy", "matplotlib", "seaborn")
    return {"Whose Order?": package.__version__, **{name: version(name) for name in used}}
