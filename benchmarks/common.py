"""What the benchmarks share: where gold data lie, how their scorers are loaded."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def load_module(path: Path) -> ModuleType:
    """Load a scorer that lies beside its gold data."""
    spec = importlib.util.spec_from_file_location(f"{path.parent.name}_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def need(path: Path) -> Path:
    """Return the path, or stop with a line that says what is missing."""
    if not path.exists():
        sys.exit(f"`{path}` is not there: this benchmark needs the gold data beside the project.")
    return path
