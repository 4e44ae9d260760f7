"""Measures the photo lens without a window: loading, the stages of a photo, nine variations."""

from __future__ import annotations

from dataclasses import replace

from engine.request import Lens, PhotoRequest
from engine.stopwatch import Stopwatch
from engine.worker import LoadLens
from sketchpad.cli.bench_engine import measure_passes, sample_lines
from sketchpad.cli.measure import Measurement, measurements_of, time_repeats

VARIATIONS = 9


def measure_photo(load: LoadLens, repeats: int) -> list[Measurement]:
    """Load the photo lens beside what is loaded already, then measure drafts and full photos.

    The class is left to the reader, as for somebody who just draws.
    """
    loading = Stopwatch()
    with loading.time("load weights"):
        pipeline = load(Lens.PHOTO)
    with loading.time("first pass"):
        pipeline.warm_up()
    measured = measurements_of(loading, "photo model")
    guessed = PhotoRequest(sample_lines())
    chosen = pipeline.run(guessed).class_name
    draft = replace(guessed, class_name=chosen, draft=True)
    measured += measure_passes(pipeline, draft, "photo draft, class chosen", repeats)
    measured += measure_passes(pipeline, guessed, "photo, class guessed", repeats)
    several = replace(guessed, variations=VARIATIONS)
    measured.append(
        time_repeats(
            "photo variations", f"{VARIATIONS} at once", lambda _: pipeline.run(several), repeats
        )
    )
    return measured
