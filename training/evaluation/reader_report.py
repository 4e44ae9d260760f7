"""`python -m training evaluate` for readers: numbers, contact sheet and model card."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.checkpoint import CheckpointMeta, load_checkpoint, load_into
from engine.classes import SKETCHY_CLASSES, display_name
from engine.nn.reader import ReaderNetwork
from engine.reader import KIND, Calibration, build_reader, calibration_of
from training.data.classes import FIRST_CLASSES, WIDER_CLASSES
from training.data.manifest import Manifest
from training.data.reader_pairs import NOTHING_KNOWN, Drawing, load_drawings, untrained
from training.data.sources import sketchy, vector_drawings
from training.errors import DataError
from training.evaluation.calibration import NO_CLASS, Floats, Labels, calibration_error, top_share
from training.evaluation.reader import (
    PRECISION,
    SCRIBBLES,
    LabelledDrawings,
    ReaderValidation,
    labelled,
    logits_of,
    spread,
)

DRAWN_SHARES = (0.25, 0.5, 0.75, 1.0)
REPLAYED_PER_CLASS = 40
CONFUSIONS = 12
_OTHER_SOURCES = {"drawings": "vector drawings, 6 classes", "pacs": "PACS, 5 classes"}
_SCRIBBLE_SEED = 1  # others than those of the validation


def evaluate_reader(weights: Path, data: Path, output: Path) -> dict[str, float]:
    """Measure `weights` on the held-out sketches of the manifest in `data`.

    Writes STEM.json, STEM.md and STEM.jpg into `output`; returns the numbers, shares in 0 to 1.
    Raises CheckpointError and DataError.
    """
    meta, state = load_checkpoint(weights, KIND)
    network = build_reader(meta, weights)
    load_into(network, state, weights)
    network.eval()
    manifest = Manifest.read(data)
    drawings = untrained(load_drawings(manifest, "held_out"), "held_out")
    numbers, pairs = measure_reader(network, calibration_of(meta), drawings)
    validation = of_photos(untrained(load_drawings(manifest, "judge"), "judge"))
    if validation:
        known = labelled(validation, network.config.size)
        logits = logits_of(network, known.lines)
        numbers |= _among("validation10", FIRST_CLASSES, logits, known.labels)
        numbers |= _among("validation16", WIDER_CLASSES, logits, known.labels)
    output.mkdir(parents=True, exist_ok=True)
    shown = ReaderValidation(
        [d for d in drawings if d.source == sketchy.SOURCE], network.config.size
    )
    sheet = Image.fromarray(shown.contact_sheet(network))
    sheet.save(output / f"{weights.stem}.jpg", quality=85)
    (output / f"{weights.stem}.json").write_text(json.dumps(numbers, indent=1), encoding="utf8")
    card = model_card(weights, meta, numbers, pairs)
    (output / f"{weights.stem}.md").write_text(card, encoding="utf8")
    print(number_tables(numbers))
    return numbers


def of_photos(drawings: Sequence[Drawing]) -> list[Drawing]:
    """The Sketchy Database's sketches of its own classes."""
    return [d for d in drawings if d.source == sketchy.SOURCE and d.class_name in SKETCHY_CLASSES]


def measure_reader(
    network: ReaderNetwork, calibration: Calibration, drawings: Sequence[Drawing]
) -> tuple[dict[str, float], list[tuple[str, str, int]]]:
    """All numbers of a network (in eval mode), and the pairs it confuses: (drawn, read, times)."""
    sketches = of_photos(drawings)
    if not sketches:
        raise DataError(
            "The manifest holds no held-out sketch of the Sketchy Database. Make it from a folder "
            "that has the database."
        )
    size = network.config.size
    known = labelled(sketches, size)
    logits = logits_of(network, known.lines)
    numbers = {
        "sketchy.drawings": float(len(sketches)),
        "sketchy.photos": float(len({drawing.pair_id for drawing in sketches})),
        "sketchy.top1": top_share(logits, known.labels, 1),
        "sketchy.top5": top_share(logits, known.labels, 5),
    }
    numbers |= _among("ours10", FIRST_CLASSES, logits, known.labels)
    numbers |= _among("ours16", WIDER_CLASSES, logits, known.labels)
    numbers |= _of_sources(network, drawings, size)
    nothing = [drawing for drawing in drawings if drawing.class_name in NOTHING_KNOWN]
    none = labelled(nothing, size, scribbles=SCRIBBLES, seed=_SCRIBBLE_SEED)
    numbers |= _calibrated(calibration, logits, known.labels, logits_of(network, none.lines))
    numbers |= _while_drawing(network, drawings, size)
    return numbers, confusions(logits, known.labels)


def _among(name: str, classes: Sequence[str], logits: Floats, labels: Labels) -> dict[str, float]:
    """Drawings of `classes`, ranked among these only, and among all."""
    numbers = np.array([SKETCHY_CLASSES.index(one) for one in classes])
    chosen = np.isin(labels, numbers)
    if not chosen.any():
        return {f"{name}.drawings": 0.0}
    own = np.searchsorted(np.sort(numbers), labels[chosen])
    return {
        f"{name}.drawings": float(chosen.sum()),
        f"{name}.top1": top_share(logits[chosen][:, np.sort(numbers)], own, 1),
        f"{name}.top1_of_all": top_share(logits[chosen], labels[chosen], 1),
        f"{name}.top5_of_all": top_share(logits[chosen], labels[chosen], 5),
    }


def _of_sources(network: ReaderNetwork, drawings: Sequence[Drawing], size: int) -> dict[str, float]:
    """Top-1 and top-5 among all classes on the other sources' drawings."""
    numbers: dict[str, float] = {}
    for source in _OTHER_SOURCES:
        own = [d for d in drawings if d.source == source and d.class_name in SKETCHY_CLASSES]
        chosen = spread(own, REPLAYED_PER_CLASS)
        if chosen:
            known = labelled(chosen, size)
            logits = logits_of(network, known.lines)
            numbers[f"{source}.drawings"] = float(len(chosen))
            numbers[f"{source}.top1"] = top_share(logits, known.labels, 1)
            numbers[f"{source}.top5"] = top_share(logits, known.labels, 5)
    return numbers


def _calibrated(
    calibration: Calibration, logits: Floats, labels: Labels, none: Floats
) -> dict[str, float]:
    chances = calibration.probabilities(logits)
    sure = chances.max(axis=1) >= calibration.sure_at
    right = chances.argmax(axis=1) == labels
    sure_of_none = calibration.probabilities(none).max(axis=1) >= calibration.sure_at
    return {
        "ece.before": calibration_error(Calibration().probabilities(logits), labels),
        "ece.after": calibration_error(chances, labels),
        "sure.share": float(sure.mean()),
        "sure.precision": float(right[sure].mean()) if sure.any() else 0.0,
        "sure.of_nothing": float(sure_of_none.mean()),
        "sure.nothings": float(len(none)),
    }


def _while_drawing(
    network: ReaderNetwork, drawings: Sequence[Drawing], size: int
) -> dict[str, float]:
    """Top-1 and top-5 when only the first part of the strokes' points is on the sheet."""
    replayed = spread(
        [d for d in drawings if d.strokes and d.class_name in SKETCHY_CLASSES], REPLAYED_PER_CLASS
    )
    numbers: dict[str, float] = {}
    for share in DRAWN_SHARES if replayed else ():
        begun = [first_part(drawing, share) for drawing in replayed]
        known: LabelledDrawings = labelled(begun, size)
        logits = logits_of(network, known.lines)
        numbers[f"drawn{share:.0%}.top1"] = top_share(logits, known.labels, 1)
        numbers[f"drawn{share:.0%}.top5"] = top_share(logits, known.labels, 5)
    return numbers | {"drawn.drawings": float(len(replayed))}


def first_part(drawing: Drawing, share: float) -> Drawing:
    """A drawing with strokes when `share` of its points have been drawn, the last stroke cut."""
    assert drawing.strokes
    left = max(2, round(share * sum(len(stroke) for stroke in drawing.strokes)))
    begun = []
    for stroke in drawing.strokes:
        if left > 0:
            begun.append(stroke[:left])
            left -= len(stroke)
    lines = vector_drawings.draw(begun, drawing.lines.shape[0])
    return Drawing(drawing.class_name, drawing.pair_id, drawing.source, lines, begun)


def confusions(logits: Floats, labels: NDArray[np.int64]) -> list[tuple[str, str, int]]:
    """The commonest mistakes: (drawn class, read class, how often)."""
    read = logits.argmax(axis=1)
    wrong = (read != labels) & (labels != NO_CLASS)
    found = Counter(zip(labels[wrong].tolist(), read[wrong].tolist(), strict=True))
    names = SKETCHY_CLASSES
    return [(names[a], names[b], times) for (a, b), times in found.most_common(CONFUSIONS)]


def number_tables(numbers: Mapping[str, float]) -> str:
    """The numbers as Markdown tables."""

    def percent(name: str) -> str:
        return f"{numbers[name]:.1%}" if name in numbers else "–"

    rows = [
        "| drawings | how many | classes to choose from | top-1 | top-5 |",
        "|---|---|---|---|---|",
    ]
    described = f"{numbers['sketchy.photos']:.0f} held-out photos"
    rows.append(
        f"| Sketchy, {described} | {numbers['sketchy.drawings']:.0f} | 125 "
        f"| {percent('sketchy.top1')} | {percent('sketchy.top5')} |"
    )
    for name, count, what in (
        ("ours10", 10, "Sketchy"),
        ("validation10", 10, "validation"),
        ("ours16", 16, "Sketchy"),
        ("validation16", 16, "validation"),
    ):
        if not numbers.get(f"{name}.drawings"):
            continue
        drawn = f"{what}, our {count} photo classes | {numbers[f'{name}.drawings']:.0f}"
        rows.append(f"| {drawn} | {count} | {percent(f'{name}.top1')} | – |")
        top = percent(f"{name}.top1_of_all"), percent(f"{name}.top5_of_all")
        rows.append(f"| {drawn} | 125 | {top[0]} | {top[1]} |")
    for name, described in _OTHER_SOURCES.items():
        if f"{name}.drawings" in numbers:
            rows.append(
                f"| {described} | {numbers[f'{name}.drawings']:.0f} | 125 "
                f"| {percent(f'{name}.top1')} | {percent(f'{name}.top5')} |"
            )
    for share in DRAWN_SHARES:
        name = f"drawn{share:.0%}"
        if f"{name}.top1" in numbers:
            rows.append(
                f"| replayed strokes, first {share:.0%} | {numbers['drawn.drawings']:.0f} | 125 "
                f"| {percent(f'{name}.top1')} | {percent(f'{name}.top5')} |"
            )
    return "\n".join(rows)


def model_card(
    weights: Path,
    meta: CheckpointMeta,
    numbers: Mapping[str, float],
    pairs: Sequence[tuple[str, str, int]],
) -> str:
    """The Markdown card that lies beside the weights."""
    calibration = calibration_of(meta)
    sources = "\n".join(
        f"- {entry['name']}: {entry['licence']} ({entry['source']})" for entry in meta.data_sets
    )
    confused = ", ".join(
        f"{display_name(drawn)} as {display_name(read)} ({times})" for drawn, read, times in pairs
    )
    return f"""# {meta.name}

Line art in, a calibrated ranking of the 125 classes of the Sketchy Database out ("I read this as
…"). The body of EfficientNet-Lite0 for lines at {meta.config["size"]} px, without its head and one
block; {weights.stat().st_size / 1e6:.1f} MB as fp16.

## Numbers

Human sketches whose photos (and people whose drawings) are in no training data: held out by the
manifest and by the hash of their id. All sketches of one photo are on one side. The temperature and
the threshold come from sketches of the judge's photos ("validation"), never trained on either.

{number_tables(numbers)}

Expected calibration error {numbers["ece.before"]:.3f} before and {numbers["ece.after"]:.3f} after
the temperature {calibration.temperature:.2f} (10 bins, Sketchy). A reading counts as sure from
{calibration.sure_at:.0%} on, chosen for {PRECISION:.0%} right ones on validation drawings and
scribbles. On held-out sketches {numbers["sure.share"]:.1%} are sure, and of these
{numbers["sure.precision"]:.1%} right. Of {numbers["sure.nothings"]:.0f} scribbles, people and
pencils, which are no class, {numbers["sure.of_nothing"]:.1%} are wrongly sure.

Commonest mistakes on Sketchy (drawn as read, times): {confused}.

Held-out sketches with their readings, wrong ones in red:

![contact sheet]({weights.stem}.jpg)

## Training

`{meta.command}`, {meta.step} steps, averaged weights of the best validation. Human sketches, edge
maps of photos and a part of the sketches drawn again by simulated hands, scribbles with a uniform
label; the data sets of the train split:

{sources}

Sketchy and PACS are for research use, and so are these weights.

## What it cannot do

About twelve training sketches a class (hundreds for the five of PACS and the six of the vector
drawings): classes of one shape are confused. It reads one object, not a scene: the box around all
the ink is what it sees. Unfinished drawings are guesses, as the table tells. A thing of another
class can be read as one of the 125, with some confidence.
"""
