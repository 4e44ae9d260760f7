"""`python -m tests.soak --kills 200`: is ever more missing than the last stroke?"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

# Read when Qt and torch are first imported, hence before any import of ours.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("OMP_NUM_THREADS", "1")

from tests.soak.killer import MOMENTS, LossError, kill_once

KILLS_A_DRAWING = 20
"""Then a new drawing is begun, so that each is small and large in turn."""
ENOUGH_LOSSES = 5
COLUMNS = ("kills", "acts", "strokes", "amid an act", "nothing missing", "last act missing", "lost")


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
    total = sum(tally.values(), Counter())
    _show(tally | {"all": total})
    print(f"{time.monotonic() - began_s:.0f} s, --seed {options.seed}", flush=True)
    if not total["lost"]:
        shutil.rmtree(folder)
    return 1 if total["lost"] else 0


def _soak(folder: Path, options: argparse.Namespace, tally: dict[str, Counter[str]]) -> None:
    """Kill so often as asked, and count what happened."""
    losses, kinds = 0, list(MOMENTS)
    for number in range(options.kills):
        kind = kinds[number % len(kinds)]
        place = folder / f"{number // KILLS_A_DRAWING + losses}"
        place.mkdir(exist_ok=True)
        try:
            outcome = kill_once(place, kind, options.seed + number, options.interval_ms)
        except LossError as loss:
            losses += 1
            tally[kind].update(["kills", "lost"])
            place = place.rename(folder / f"loss-{number}")
            print(f"kill {number} ({kind}): {loss}; see {place}", flush=True)
            if losses == ENOUGH_LOSSES:
                break
            continue
        missing = "last act missing" if outcome.missing else "nothing missing"
        tally[kind].update({"kills": 1, "acts": outcome.acts, "strokes": outcome.strokes})
        tally[kind].update([missing, *(["amid an act"] if outcome.amid else [])])
        if (number + 1) % KILLS_A_DRAWING == 0:
            print(f"{number + 1} kills, {losses} losses", flush=True)


def _show(tally: dict[str, Counter[str]]) -> None:
    print(f"{'killed':26}" + "".join(f"{name:>{len(name) + 2}}" for name in COLUMNS))
    for kind, counter in tally.items():
        print(f"{kind:26}" + "".join(f"{counter[name]:{len(name) + 2}}" for name in COLUMNS))


if __name__ == "__main__":
    sys.exit(main())
