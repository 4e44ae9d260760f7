"""The reader task: batches, blending, the start from ImageNet, learning, the released file."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from engine.classes import SKETCHY_CLASSES
from engine.nn.reader import ReaderConfig, ReaderNetwork, Stage
from engine.reader import SketchReader, fit_drawing
from tests.training.photo_fixtures import tiny_cache
from training.checkpointing import save_released
from training.config import load_recipe
from training.data.manifest import Manifest, ManifestRecord, Split, split_of
from training.data.reader_pairs import Drawing, ReaderDataConfig, ReaderPairs
from training.errors import DataError
from training.sketching.drawn_variants import VariantConfig
from training.tables import from_table
from training.tasks.reader import (
    LITE0_REPEATS,
    TRACED,
    LossTables,
    NetworkTables,
    ReaderTask,
    blend,
    build_reader_task,
    start_from_imagenet,
)

STAGES = (Stage(expand=2, channels=8, kernel=3, stride=2, repeats=1),)
NETWORK = NetworkTables(start="random", size=32, stem=8, dropout=0.0, stages=STAGES)


def shape(name: str) -> NDArray[np.uint8]:
    lines = np.full((64, 64), 255, np.uint8)
    if name == "pizza":
        cv2.circle(lines, (32, 32), 24, 0, 2)
    else:
        cv2.line(lines, (8, 30), (56, 34), 0, 2)
    return lines


def drawings() -> list[Drawing]:
    return [Drawing(name, name, "sketchy", shape(name)) for name in ("pizza", "sword")]


def task_of(**config: object) -> ReaderTask:
    values = {"batch": 8, "photo_share": 0.0, "variants": VariantConfig(sheet_px=48), **config}
    pairs = ReaderPairs(drawings(), None, ReaderDataConfig(**values), NETWORK.size)  # type: ignore[arg-type]
    return ReaderTask(NETWORK, LossTables(), pairs, drawings(), seed=1)


def test_a_batch_is_a_function_of_its_index() -> None:
    task = task_of()
    first, again, other = task.batch(3), task.batch(3), task.batch(4)
    assert first["lines"].shape == (8, 1, 32, 32) and first["label"].shape == (8, 125)
    torch.testing.assert_close(first, again, rtol=0, atol=0)
    assert not torch.equal(first["lines"], other["lines"])
    assert float(first["lines"].min()) >= -1 and float(first["lines"].max()) <= 1
    torch.testing.assert_close(first["label"].sum(dim=1), torch.ones(8))


def test_blending_mixes_pictures_and_labels_alike() -> None:
    lines = torch.tensor([1.0, -1.0]).view(2, 1, 1, 1)
    batch = blend(lines, torch.eye(2), 1.0, np.random.default_rng(0))
    # picture i is w·own + (1-w)·other: from +1 and -1 its value tells the weight
    own = (1 + batch["lines"].flatten() * torch.tensor([1.0, -1.0])) / 2
    torch.testing.assert_close(batch["label"].diagonal(), own)
    assert 0 < float(own[0]) < 1
    untouched = blend(lines, torch.eye(2), 0.0, np.random.default_rng(0))
    torch.testing.assert_close(untouched["lines"], lines)


def test_it_learns_two_shapes_and_is_released_with_its_calibration(tmp_path: Path) -> None:
    task = task_of(nothing_share=0.0, mix_share=0.0, smoothing=0.02)
    optimiser = torch.optim.Adam(task.network.parameters(), lr=0.01)
    for module in task.network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = 0.2  # their statistics shall follow within a few steps
    first = task.losses(task.batch(0))["cross_entropy"].item()
    assert first == pytest.approx(np.log(125), abs=0.6)
    for index in range(60):
        optimiser.zero_grad()
        torch.autograd.backward(task.losses(task.batch(index))["cross_entropy"])
        optimiser.step()
    numbers = task.validate(task.network.eval())
    assert numbers["top1"] == 1.0 and numbers["nll"] < 0.7
    path = tmp_path / "reader.safetensors"
    weights = task.network.state_dict()
    save_released(path, weights, task.checkpoint_meta(60), step=60, command="test")
    reader = SketchReader.from_checkpoint(path, "cpu")
    assert reader.calibration == task.calibration and reader.calibration.temperature != 1
    assert [reader.read(shape(name))[0].class_name for name in ("pizza", "sword")] == [
        "pizza", "sword",
    ]  # fmt: skip
    torch.testing.assert_close(
        torch.tensor([reading.probability for reading in reader.read(shape("pizza"))][:1]),
        torch.tensor([_best_chance(task, "pizza")]), atol=0.02, rtol=0,
    )  # fmt: skip


def _best_chance(task: ReaderTask, name: str) -> float:
    lines = torch.from_numpy(fit_drawing(shape(name), 32)).float()[None, None] / 127.5 - 1
    with torch.no_grad():
        logits: Tensor = task.network(lines) / task.calibration.temperature
    return float(logits.softmax(dim=1).max())


def test_the_contact_sheet_has_a_cell_for_each_drawing() -> None:
    task = task_of()
    sheet = task.contact_sheet(task.network.eval())
    assert sheet.shape[1] == 10 * 32 and sheet.shape[0] % 50 == 0
    np.testing.assert_array_equal(sheet[:32, :32, 0], task.validation.set.lines[0])


def published(config: ReaderConfig) -> dict[str, Tensor]:
    """Weights named and shaped like EfficientNet-Lite0's, numbered so that each is known."""
    state: dict[str, Tensor] = {}

    def put(conv: str, norm: str, shape: tuple[int, ...]) -> None:
        number = len(state) + 1.0
        state[f"{conv}.weight"] = torch.full(shape, number)
        for name in ("weight", "bias", "running_mean", "running_var"):
            state[f"{norm}.{name}"] = torch.full(shape[:1], number)
        state[f"{norm}.num_batches_tracked"] = torch.tensor(7)

    put("_conv_stem", "_bn0", (config.stem, 3, 3, 3))
    channels, block = config.stem, 0
    for stage, repeats in zip(config.stages, LITE0_REPEATS, strict=True):
        for _ in range(repeats):
            name, inner = f"_blocks.{block}", channels * stage.expand
            if stage.expand > 1:
                put(f"{name}._expand_conv", f"{name}._bn0", (inner, channels, 1, 1))
            put(
                f"{name}._depthwise_conv", f"{name}._bn1",
                (inner, 1, stage.kernel, stage.kernel),
            )  # fmt: skip
            put(f"{name}._project_conv", f"{name}._bn2", (stage.channels, inner, 1, 1))
            channels, block = stage.channels, block + 1
    return state


def test_the_imagenet_start_takes_the_first_blocks_of_each_stage() -> None:
    small = [
        Stage(stage.expand, 4, stage.kernel, stage.stride, stage.repeats)
        for stage in ReaderConfig().stages
    ]
    config = ReaderConfig(size=32, classes=3, stem=4, stages=tuple(small))
    network, weights = ReaderNetwork(config), published(config)
    start_from_imagenet(network, weights)
    own = network.state_dict()
    # grey lines: red, green and blue kernels added up
    assert float(own["stem.conv.weight"][0, 0, 0, 0]) == 3 * float(
        weights["_conv_stem.weight"][0, 0, 0, 0]
    )
    # stages 1 to 5 have as many blocks as published (11); the sixth three of four, so its last is
    # block 13 and the seventh stage's is published as block 15, ours 14
    torch.testing.assert_close(
        own["blocks.13.expand.conv.weight"], weights["_blocks.13._expand_conv.weight"]
    )
    torch.testing.assert_close(
        own["blocks.14.project.norm.running_var"], weights["_blocks.15._bn2.running_var"]
    )


def test_weights_of_another_shape_are_refused() -> None:
    small = ReaderConfig(stem=4, stages=tuple(
        Stage(stage.expand, 4, stage.kernel, stage.stride, stage.repeats)
        for stage in ReaderConfig().stages
    ))  # fmt: skip
    with pytest.raises(DataError, match="do not fit"):
        start_from_imagenet(
            ReaderNetwork(small), published(ReaderConfig(stem=8, stages=small.stages))
        )


def test_the_recipe_is_that_of_the_released_network() -> None:
    recipe = load_recipe("reader")
    network = from_table(NetworkTables, recipe.network, "network")
    assert network.config() == ReaderConfig(dropout=0.25, classes=len(SKETCHY_CLASSES))
    assert len(from_table(ReaderDataConfig, recipe.data, "data").favoured) == 16


def test_without_data_the_command_is_told() -> None:
    with pytest.raises(DataError, match="data manifest"):
        build_reader_task({}, None, 0)


def write_manifest(folder: Path, *records: ManifestRecord) -> None:
    Manifest(folder, records).write(folder / "manifest.jsonl")


def test_edge_maps_are_asked_for_and_must_be_of_the_same_split(tmp_path: Path) -> None:
    def sketch(pair_id: str, split: Split) -> ManifestRecord:
        path = f"{pair_id.replace(':', '-')}.png"
        Image.fromarray(shape("pizza")).save(tmp_path / path)
        return ManifestRecord(path, "pizza", "sketch", pair_id, "sketchy", "research", split, "")

    judges = next(f"n{k}" for k in range(99) if split_of(f"n{k}") == "judge")
    tables: dict[str, Any] = {
        "network": {**asdict(NETWORK), "stages": [asdict(stage) for stage in STAGES]},
        "data": {"batch": 2, "variants": {"sheet_px": 48}},
        "loss": {},
    }
    write_manifest(tmp_path, sketch("pizza:0", "train"), sketch(judges, "judge"))
    with pytest.raises(DataError, match=r"no edge maps .*--classes sketchy"):
        build_reader_task(tables, tmp_path, 0)
    tiny_cache(tmp_path / TRACED)
    task = build_reader_task(tables, tmp_path, 0)
    assert [entry["name"] for entry in task.data_sets] == ["sketchy", "shapes"]
    assert [drawing.pair_id for drawing in task.validation.drawings] == [judges]
    write_manifest(tmp_path, sketch("pizza:0", "held_out"), sketch("n", "train"))
    with pytest.raises(DataError, match="of another manifest"):
        build_reader_task(tables, tmp_path, 0)
