"""A sentence with the words that made its score, and what each put in."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.measures.tone.tone_words import explain_tone
from analysis.measures.tone.vader import Scorer
from analysis.views.highlight import HighlightedText, safe
from analysis.views.rows import rows_of
from analysis.views.style import signed

_CSS = (
    ".wo-tone{white-space:pre-wrap;max-width:44em;line-height:2.1;font-family:Georgia,serif;"
    "color:#222;background:#fff;padding:.5em}"
    ".wo-tone mark{color:inherit;padding:.1em .15em;border-radius:.2em}"
    ".wo-tone .wo-up{background:#4a9bd144;border-bottom:2px solid #2b6ea0}"
    ".wo-tone .wo-down{background:#d55e0033;border-bottom:2px dashed #b04d00}"
    ".wo-tone sup{font:600 .66em/1 system-ui,sans-serif;margin-left:.15em}"
    ".wo-tone .wo-masked{color:#595959;border-bottom:1px dotted #595959}"
)


def highlight_tone(
    text: str, *, mask: Sequence[tuple[int, int]] = (), scorer: Scorer | None = None
) -> HighlightedText:
    """Show a sentence with every word that moved its score marked, and by how much.

    Parameters
    ----------
    text : str
        A sentence.
    mask : sequence of (start, end)
        Names that count as words without tone; they are dotted.
    scorer : Scorer, optional
        Another lexicon or an overlay; plain VADER by default.

    Returns
    -------
    HighlightedText
        Shown by Jupyter as HTML: words that raise the score underlined, words that lower it
        dashed, each with its contribution; the reason for its value in this place is its title.
        Its `str` has the contributions in brackets.

    Raises
    ------
    InputError
        As `explain_tone`.

    Examples
    --------
    >>> print(highlight_tone("It was not good, it was a threat."))
    It was not good [−0.26], it was a threat [−0.44]. = −0.70
    """
    parts = explain_tone(text, mask=mask, scorer=scorer)
    total = float(parts["contribution"].sum())
    html, plain = _woven(text, parts, sorted(mask))
    emphasis = parts[parts["start"] < 0]["contribution"].sum()
    note = f" (emphasis {signed(emphasis)})" if emphasis else ""
    score = f"{note} = {signed(total)}"
    body = f'<div class="wo-tone" lang="en">{html}<strong>{safe(score)}</strong></div>'
    return HighlightedText(f"<style>{_CSS}</style>{body}", plain + score)


def _woven(text: str, parts: pd.DataFrame, mask: Sequence[tuple[int, int]]) -> tuple[str, str]:
    """Return the text with its marks as HTML and as plain text."""
    html, plain, position = [], [], 0
    for row in rows_of(parts[parts["start"] >= 0]):
        html.append(_masked(text, position, row.start, mask))
        kind = "up" if row.contribution > 0 else "down"
        size = signed(row.contribution)
        why = f"{row.value:+.1f} in the list" + (f"; {row.why}" if row.why else "")
        html.append(
            f'<mark class="wo-{kind}" title="{safe(why)}">{safe(row.word)}<sup>{size}</sup></mark>'
        )
        plain += [text[position : row.end], f" [{size}]"]
        position = row.end
    html.append(_masked(text, position, len(text), mask))
    plain.append(text[position:])
    return "".join(html), "".join(plain)


def _masked(text: str, start: int, end: int, mask: Sequence[tuple[int, int]]) -> str:
    """Return a stretch without toned words, its masked names dotted."""
    pieces, position = [], start
    for low, high in mask:
        low, high = max(low, position), min(high, end)
        if low < high:
            name = safe(text[low:high])
            pieces += [safe(text[position:low]), f'<span class="wo-masked">{name}</span>']
            position = high
    return "".join([*pieces, safe(text[position:end])])
