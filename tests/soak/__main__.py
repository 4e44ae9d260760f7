"""`python -m tests.soak --kills 200`: is ever more missing than the last stroke?"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

# Read when Qt and torch are first imported, hence before any import of ours.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("OMP_NUM_THREADS", "1")

from tests.soak.killer import MOMENTS, LossError, kill_once, saved_state

KILLS_A_DRAWING = 20
"""Then a new drawing is begun, so that each is small and large in turn."""
ENOUGH_LOSSES = 5


def main() -> int:
    """Kill, look, and say what was found; 1 if anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0, help="of the acts and of the moments")
    parser.add_argument("--interval-ms", type=int, default=300, help="between two safety copies")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="sketchpad-soak-"))
    for name in ("CONFIG", "DATA", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(folder / name.lower())
    tally: dict[str, Counter[str]] = {kind: Counter() for kind in MOMENTS}
    began_s = time.monotonic()
    with suppress(KeyboardInterrupt):  # then the table shows what was done until then
        _soak(folder, options, tally)
    print(f"{'':24}kills  acts  amid an act  nothing missing  last act missing")
    for kind, counter in tally.items():
        numbers = [counter[x] for x in ("kills", "acts", "amid an act", "nothing missing")]
        kills, acts, amid, nothing = numbers
        print(f"{kind:24}{kills:5}{acts:6}{amid:13}{nothing:17}{counter['one missing']:18}")
    kills, losses = (sum(x[name] for x in tally.values()) for name in ("kills", "losses"))
    print(f"{kills} kills, {losses} losses, {time.monotonic() - began_s:.0f} s")
    return 1 if losses else 0


def _soak(folder: Path, options: argparse.Namespace, tally: dict[str, Counter[str]]) -> None:
    """Kill so often as asked, and count what happened."""
    losses, kinds = 0, list(MOMENTS)
    for number in range(options.kills):
        kind = kinds[number % len(kinds)]
        counter = tally[kind]
        place = folder / f"{number // KILLS_A_DRAWING + losses}"
        place.mkdir(exist_ok=True)
        try:
            saved = saved_state(place / "drawing.sketchpad")
            outcome = kill_once(place, kind, options.seed + number, options.interval_ms, saved)
        except LossError as loss:
            losses += 1
            counter.update(kills=1, losses=1)
            place = place.rename(folder / f"loss-{number}")
            print(f"kill {number} ({kind}): {loss}; see {place}", flush=True)
            if losses == ENOUGH_LOSSES:
                break
            continue
        counter.update(kills=1, acts=outcome.acts)
        counter["one missing" if outcome.missing == 1 else "nothing missing"] += 1
        counter["amid an act"] += bool(outcome.amid)


if __name__ == "__main__":
    sys.exit(main())
