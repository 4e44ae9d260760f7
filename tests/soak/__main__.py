"""`python -m tests.soak --kills 200`: is ever more missing than the last stroke?"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import suppress
from pathlib import Path

# Read when Qt and torch are first imported, hence before any import of ours.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_LOGGING_RULES"] = "*.warning=false"  # of what an offscreen window cannot do
os.environ.setdefault("OMP_NUM_THREADS", "1")

from tests.soak.killer import MOMENTS, LossError, kill_once

KILLS_A_DRAWING = 20
"""Then a new drawing is begun, so that each is small and large in turn."""
COLUMNS = ("kills", "acts", "strokes", "amid an act", "nothing missing", "last act missing", "lost")

Tally = dict[str, Counter[str]]


def main() -> int:
    """Kill, look, and say what was found; 1 if anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0, help="of the acts and of the moments")
    parser.add_argument("--interval-ms", type=int, default=300, help="between two safety copies")
    parser.add_argument("--at-once", type=int, default=2, help="drawings side by side")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="sketchpad-soak-"))
    for name in ("CONFIG", "DATA", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(folder / name.lower())
    began_s = time.monotonic()
    tally: Tally = {kind: Counter() for kind in MOMENTS}
    with suppress(KeyboardInterrupt):  # then the table shows what was done until then
        _soak(folder, options, tally)
    total = sum(tally.values(), Counter[str]())
    _show(tally | {"all": total})
    print(f"{time.monotonic() - began_s:.0f} s, --seed {options.seed}", flush=True)
    if not total["lost"]:
        shutil.rmtree(folder)
    return 1 if total["lost"] else 0


def _soak(folder: Path, options: argparse.Namespace, tally: Tally) -> None:
    """Kill so often as asked, and add up what happened."""
    firsts = range(0, options.kills, KILLS_A_DRAWING)
    series = [range(x, min(x + KILLS_A_DRAWING, options.kills)) for x in firsts]
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(options.at_once, mp_context=fork) as workers:
        runs = [workers.submit(_one_drawing, folder, numbers, options) for numbers in series]
        for count, run in enumerate(as_completed(runs), 1):
            for kind, counter in run.result().items():
                tally[kind].update(counter)
            lost = sum(x["lost"] for x in tally.values())
            print(f"{count} of {len(series)} drawings done, {lost} losses", flush=True)


def _one_drawing(folder: Path, numbers: range, options: argparse.Namespace) -> Tally:
    """Kill again and again those who work on the same drawing; after a loss on a new one."""
    tally: Tally = {kind: Counter() for kind in MOMENTS}
    kinds = list(MOMENTS)
    place = folder / f"{numbers.start:03}"
    for number in numbers:
        kind = kinds[number % len(kinds)]
        place.mkdir(exist_ok=True)
        try:
            outcome = kill_once(place, kind, options.seed + number, options.interval_ms)
        except LossError as loss:
            tally[kind].update(["kills", "lost"])
            kept = place.rename(folder / f"loss-{number}")
            print(f"kill {number} ({kind}): {loss}; see {kept}", flush=True)
            continue
        missing = "last act missing" if outcome.missing else "nothing missing"
        tally[kind].update({"kills": 1, "acts": outcome.acts, "strokes": outcome.strokes})
        tally[kind].update([missing, *(["amid an act"] if outcome.amid else [])])
    return tally


def _show(tally: Tally) -> None:
    print(f"{'killed':26}" + "".join(f"{name:>{len(name) + 2}}" for name in COLUMNS))
    for kind, counter in tally.items():
        print(f"{kind:26}" + "".join(f"{counter[name]:{len(name) + 2}}" for name in COLUMNS))


if __name__ == "__main__":
    sys.exit(main())
