"""What every test shares: a quiet drawing backend, fixed chance, closed figures."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["MPLBACKEND"] = "Agg"  # before anything imports matplotlib: no window, no screen

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _fixed_chance() -> None:
    """Seed both generators, so that no test depends on those before it."""
    random.seed(0)
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed(0)


@pytest.fixture(autouse=True)
def _closed_figures() -> Iterator[None]:
    """Close every figure a test has left open, if it drew any."""
    yield
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of texts and gold data beside the project, or skip without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder `../shared` (beside the project's own), which is not here")
    return folder
