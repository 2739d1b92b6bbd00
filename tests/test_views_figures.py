"""Figures: what is drawn where, in which look, and what they say where there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import matplotlib as mpl
import pandas as pd
import pytest

import analysis
from analysis.tables import CLAIMS, DIRECTED, DOCUMENTS, STATEMENTS, TONES, WORDINGS
from analysis.views.style import DEFAULT_SIDES, side_styles
from analysis.views.svg import to_svg


def tone(actor: str, side: str, statement: int, compound: float, plain: float) -> dict[str, Any]:
    return {
        "doc_id": "a", "statement_id": statement, "actor": actor, "side": side,
        "compound": compound, "plain": plain, "n_lexicon_words": 1,
    }  # fmt: skip


TONE_ROWS = pd.DataFrame(
    [
        tone("Petrov", "sino_russian", 0, 0.4, 0.8),
        tone("Smith", "western", 1, -0.2, 0.2),
        tone("Smith", "western", 2, 0.2, 0.6),
        tone("narration", "narration", -1, 0.9, 0.9),
    ]
)
DIRECTED_ROWS = pd.DataFrame(
    [
        {"doc_id": "a", "statement_id": n, "actor": who, "side": side, "target": whom,
         "target_side": other, "tone": value, "polarity": -1 if value < 0 else 1}
        for n, (who, side, whom, other, value) in enumerate([
            ("Petrov", "sino_russian", "United States", "western", -0.5),
            ("Smith", "western", "Russia", "sino_russian", -0.2),
            ("Smith", "western", "Russia", "sino_russian", -0.6),
            ("Smith", "western", "NATO", "western", 0.5),
        ])
    ]
)  # fmt: skip
WORDING_ROWS = pd.DataFrame(
    {
        "side": ["western", "western", "sino_russian"],
        "wording": ["rules-based order", "rules-based order", "UN Charter"],
        "voice": ["own", "own", "rejected"],
    }
)


def texts(ax: Any) -> list[str]:
    return [text.get_text() for text in ax.texts]


def rows(ax: Any) -> list[str]:
    return [text.get_text() for text in ax.get_yticklabels()]


def test_tone_rows_are_grouped_by_side_and_never_ranked() -> None:
    ax = analysis.plot_tone_by_actor(TONE_ROWS)
    assert rows(ax) == ["Western", "Smith", "Sino-Russian", "Petrov"]


FIVE_AND_ONE = pd.DataFrame(
    [tone("Smith", "western", n, value, 0.2) for n, value in enumerate((-0.4, 0.4, 0, 0.1, -0.1))]
    + [tone("Petrov", "sino_russian", 5, 0.4, 0.8)]
)


def test_tone_draws_both_variants_and_an_interval_only_where_there_is_one() -> None:
    ax = analysis.plot_tone_by_actor(FIVE_AND_ONE)
    points = [tuple(c.get_offsets()[0].tolist()) for c in ax.collections]
    assert [round(x, 6) for x, _ in points] == [0.0, 0.2, 0.4, 0.8]
    assert [y for _, y in points] == [1, 1, 3, 3]
    bars = [line for line in ax.lines if len(set(line.get_ydata())) == 1]
    assert [list(bar.get_ydata()) for bar in bars] == [[1, 1]]


def test_tone_without_an_interval_is_hollow_and_has_no_bar() -> None:
    ax = analysis.plot_tone_by_actor(FIVE_AND_ONE)
    faces = [c.get_facecolor()[0].tolist() for c in ax.collections]
    assert faces[2] == [1, 1, 1, 1]
    assert mpl.colors.to_hex(faces[0]) == side_styles()["western"].colour.lower()


def test_tone_of_two_statements_is_hollow_too() -> None:
    ax = analysis.plot_tone_by_actor(TONE_ROWS)
    assert [c.get_facecolor()[0].tolist() for c in ax.collections][::2] == [[1, 1, 1, 1]] * 2
    assert not [line for line in ax.lines if len(set(line.get_ydata())) == 1]


def test_tone_says_how_many_and_whether_too_few() -> None:
    assert texts(analysis.plot_tone_by_actor(TONE_ROWS)) == [
        "2 statements, 2 sentences · too few to compare",
        "1 statement, 1 sentence · too few to compare",
    ]


def test_legend_names_both_variants() -> None:
    legend = analysis.plot_tone_by_actor(TONE_ROWS).get_legend()
    names = [text.get_text() for text in legend.get_texts()]
    assert names[:2] == ["corrected (names masked, register overlaid)", "plain VADER"]


def test_matrix_is_grouped_by_side_and_blank_where_nothing_was_said() -> None:
    ax = analysis.plot_directed_tone(DIRECTED_ROWS)
    assert rows(ax) == ["Smith (Western)", "Petrov (Sino-Russian)"]
    columns = [text.get_text() for text in ax.get_xticklabels()]
    assert columns == ["United States", "NATO", "Russia"]
    cells = [text for text in texts(ax) if "n =" in text]
    assert cells == ["+0.50\nn = 1", "−0.40\nn = 2", "−0.50\nn = 1"]


def test_heading_of_a_side_is_turned_only_where_it_is_wider_than_its_columns() -> None:
    heads = {
        t.get_text(): t.get_rotation() for t in analysis.plot_directed_tone(DIRECTED_ROWS).texts
    }
    assert (heads["Western"], heads["Sino-Russian"]) == (0, 30)


def test_wordings_count_by_side_and_voice() -> None:
    ax = analysis.plot_wordings(WORDING_ROWS)
    assert rows(ax) == ["rules-based order (n = 2)", "UN Charter (n = 1)"]
    assert texts(ax) == ["2", "1"]
    columns = [text.get_text() for text in ax.get_xticklabels()]
    assert columns == ["Western\n(n = 2)", "Sino-Russian\n(n = 1)"]


def test_timeline_bars_lie_where_the_pieces_lie() -> None:
    documents = pd.DataFrame({"doc_id": ["a"], "text": ["x" * 200]})
    statements = pd.DataFrame(
        {"doc_id": ["a"], "kind": ["indirect"], "segments": [((20, 60), (100, 110))],
         "actor": ["Smith"], "side": ["western"]}
    )  # fmt: skip
    ax = analysis.plot_timeline(statements, documents)
    (bars,) = ax.collections
    boxes = [path.get_extents().intervalx.tolist() for path in bars.get_paths()]
    assert boxes == [[10, 30], [50, 55]]
    assert bars.get_linestyle()[0][1] is not None  # dotted: indirect
    ax = analysis.plot_timeline(statements, documents, unit="characters")
    assert ax.get_xlim() == (0, 200)


def test_claims_stand_beside_whom_they_accuse() -> None:
    claims = pd.DataFrame(
        {"side": ["sino_russian", "western", "narration"], "wording": ["UN Charter", "order", "x"],
         "relation": ["violates"] * 3, "other": ["NATO", "China", "y"],
         "other_side": ["western", "sino_russian", "other"]}
    )  # fmt: skip
    shown = [text for text in texts(analysis.plot_claims(claims)) if text]
    assert shown[:5] == ["Western: 1 claim", "“order”", "violates", "China", "×1"]
    assert "y" not in shown


@pytest.mark.parametrize(
    ("plot", "tables", "why"),
    [
        (analysis.plot_tone_by_actor, [TONES], "no statement was found"),
        (analysis.plot_directed_tone, [DIRECTED], "no statement names an actor"),
        (analysis.plot_wordings, [WORDINGS], "no text names the concept"),
        (analysis.plot_claims, [CLAIMS], "nobody is said"),
        (analysis.plot_timeline, [STATEMENTS, DOCUMENTS], "no statement was found"),
    ],
)
def test_empty_table_gives_axes_that_say_why(
    plot: Callable[..., Any], tables: list[Any], why: str
) -> None:
    ax = plot(*(table.frame([]) for table in tables))
    assert why in texts(ax)[0]


@pytest.mark.parametrize("n", [1, 30, 60])
def test_many_actors_with_long_names_have_a_row_each(n: int) -> None:
    many = pd.DataFrame(
        [tone(f"Deputy Minister of $ Foreign Affairs no. {k:02}", "western", k, 0.1, 0.1)
         for k in range(n)]
    )  # fmt: skip
    ax = analysis.plot_tone_by_actor(many)
    ax.figure.canvas.draw()
    assert len(set(rows(ax))) == min(n, 40) + 1
    boxes = [t.get_window_extent() for t in ax.get_yticklabels()]
    assert not any(a.overlaps(b) for a, b in pairwise(boxes))
    assert bool(ax.get_title(loc="left")) == (n > 40)


def test_colours_are_fixed_and_those_of_the_default_codebook() -> None:
    labels = analysis.side_labels(analysis.load_codebook())
    assert labels == DEFAULT_SIDES
    styles = list(side_styles(labels, ["narration", "northern"]).values())
    assert len({style.colour for style in styles}) == len(styles)
    assert len({style.marker for style in styles}) == len(styles)
    assert side_styles(also=["northern", "western"])["western"] == side_styles()["western"]


def test_given_axes_are_used_and_styles_left_alone() -> None:
    from matplotlib import pyplot as plt

    before = dict(mpl.rcParams)
    _, ax = plt.subplots()
    assert analysis.plot_tone_by_actor(TONE_ROWS, ax=ax) is ax
    assert analysis.plot_directed_tone(DIRECTED_ROWS).figure is not ax.figure
    assert dict(mpl.rcParams) == before


def test_missing_column_is_named() -> None:
    with pytest.raises(analysis.InputError, match="Could not find column `side`"):
        analysis.plot_wordings(WORDING_ROWS.drop(columns="side"))


def test_svg_prefixes_ids_but_not_what_the_figure_says() -> None:
    odd = pd.DataFrame([tone('id="x" <b>&', "western", 0, 0.1, 0.1)])
    svg = to_svg(analysis.plot_tone_by_actor(odd), "f1-")
    assert 'id="x" &lt;b&gt;&amp;' in svg
    assert 'id="f1-axes_1"' in svg
    assert 'href="#m' not in svg
    assert "<!--" not in svg and "<metadata" not in svg
