"""A progress bar for long work on a terminal, and nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def with_progress(items: Iterable[Item], unit: str) -> Iterator[Item]:
    """Yield the items, with a bar on a terminal where that takes more than a second.

    Examples
    --------
    >>> list(with_progress(["a.txt", "b.txt"], "files"))
    ['a.txt', 'b.txt']
    """
    # `disable=None` asks the same question, but only after an import that takes as long as the
    # reading of a small folder, and warns in notebooks without widgets.
    if sys.stderr is None or not sys.stderr.isatty():
        yield from items
        return
    from tqdm.auto import tqdm

    yield from tqdm(items, unit=f" {unit}", delay=1, disable=None)
