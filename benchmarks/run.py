"""Run benchmarks by name, or those that need nothing beside the project.

    python benchmarks/run.py [NAME …]

Each name is a file beside this one. Without a name: seed, startup, vader. By name only, since they
need gold data beside the project and say so where it is missing: attribution, attribution_rules,
directed_tone, order_voice, textstats, un_general_debate. Worst takes minutes, words one or two.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ALONE = ("seed", "startup", "vader")
GOLD = ("attribution", "attribution_rules", "directed_tone", "order_voice", "textstats")
ALL = (*ALONE, "worst", "words", "un_general_debate", *GOLD)


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in ALL]
    if unknown:
        print(f"No benchmark `{unknown[0]}`. There are: {', '.join(ALL)}.")
        return 2
    status = 0
    for name in names or ALONE:
        print(f"\n== {name}", flush=True)
        status |= subprocess.run([sys.executable, HERE / f"{name}.py"], check=False).returncode
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
