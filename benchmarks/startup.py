"""Time what a reader waits for: importing the package, and the report on the seed.

    python benchmarks/startup.py [--rounds 5]

Every figure is the median over rounds of a fresh process.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from statistics import median

from common import ROOT


def seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        report = [python, "-m", "analysis", "report", "seeds", "--out", f"{folder}/report"]
        commands = {
            "import pandas": [python, "-c", "import pandas"],
            "import pandas, analysis": [python, "-c", "import pandas, analysis"],
            "report seeds": report,
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds + 1):  # the first round warms the disk and is not counted
            for name, command in commands.items():
                times[name].append(seconds(command))
    middle = {name: median(values[1:]) for name, values in times.items()}
    for name, value in middle.items():
        print(f"{name:26}{value:7.2f} s")
    added = middle["import pandas, analysis"] - middle["import pandas"]
    print(f"{'`import analysis` adds':26}{added:7.2f} s")


if __name__ == "__main__":
    main()
