"""The photo pipeline around a tiny untrained network: stages, seeds, classes, edge cases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from engine import model_store
from engine.checkpoint import CheckpointMeta, save_checkpoint
from engine.errors import CheckpointError, RequestError
from engine.nn.sketchygan import Generator, GeneratorConfig
from engine.photo import PhotoPipeline, named_class
from engine.request import Lens, PhotoRequest
from engine.result import Reading

CLASSES = ("pizza", "car_(sedan)", "hot-air_balloon")
CONFIG = GeneratorConfig(
    size=16, classes=3, noise=8, noise_channels=4, stem=4, encoder=(6, 8), decoder=(8, 8, 6)
)
SCALE = 3.0
"""Untrained weights are small and alike for all classes: enlarged and shaken they draw."""


class FakeReader:
    """Reads everything as the same, and counts."""

    def __init__(self, *readings: Reading, sure: bool = True) -> None:
        self.readings, self.sure, self.calls = readings, sure, 0

    def read(self, lines: NDArray[np.uint8]) -> tuple[Reading, ...]:
        self.calls += 1
        return self.readings

    def is_sure(self, readings: tuple[Reading, ...]) -> bool:
        return self.sure


class FakeUpscaler:
    """Four times as large, and red."""

    def upscale_batch(self, photos: NDArray[np.uint8]) -> NDArray[np.uint8]:
        count, height, width, _ = photos.shape
        large = np.zeros((count, 4 * height, 4 * width, 3), np.uint8)
        large[..., 0] = 255
        return large


def tiny_network() -> Generator:
    torch.manual_seed(0)
    network = Generator(CONFIG)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.mul_(SCALE).add_(0.2 * torch.randn_like(parameter))
    return network.eval()


def a_pipeline(reader: Any = None, upscaler: Any = None) -> PhotoPipeline:
    return PhotoPipeline(
        tiny_network(), CLASSES, "tiny", device="cpu", reader=reader, upscaler=upscaler
    )


@pytest.fixture
def pipeline() -> PhotoPipeline:
    return a_pipeline()


def drawing(height: int = 120, width: int = 120) -> NDArray[np.uint8]:
    lines = np.full((height, width), 255, np.uint8)
    lines[height // 5 : -height // 5, width // 4] = 0
    lines[height // 3, width // 4 : -width // 4] = 0
    return lines


def request(**changes: Any) -> PhotoRequest:
    return PhotoRequest(**{"lines": drawing(), "class_name": "pizza", **changes})


@pytest.mark.parametrize("shape", [(120, 120), (90, 200), (200, 90), (333, 97), (16, 16)])
def test_any_sheet_comes_back_at_its_size(pipeline: PhotoPipeline, shape: tuple[int, int]) -> None:
    result = pipeline.run(request(lines=drawing(*shape), revision=7))
    assert result.pixels.shape == (*shape, 3)
    assert result.pixels.std() > 1, "there is a photo on it"
    assert (result.lens, result.revision, result.size) == (Lens.PHOTO, 7, 16)
    assert (result.model_id, result.class_name) == ("tiny", "pizza")
    stages = ["prepare", "read", "network", "upscale", "compose", "total"]
    assert list(result.timings_ms) == stages


def test_a_blank_sheet_stays_paper(pipeline: PhotoPipeline) -> None:
    result = pipeline.run(request(lines=np.full((40, 60), 255, np.uint8)))
    assert (result.pixels == 255).all() and result.pixels.shape == (40, 60, 3)
    assert result.class_name == "pizza" and result.note == ""


def test_the_photo_of_a_small_drawing_lies_around_it_on_paper(pipeline: PhotoPipeline) -> None:
    lines = np.full((400, 400), 255, np.uint8)
    lines[300:370, 50:53] = 0
    result = pipeline.run(request(lines=lines))
    photo = (result.pixels != 255).any(axis=2)
    rows, columns = np.flatnonzero(photo.any(axis=1)), np.flatnonzero(photo.any(axis=0))
    middle = (rows[0] + rows[-1]) / 2, (columns[0] + columns[-1]) / 2
    np.testing.assert_allclose(middle, (335, 51), atol=2)
    assert len(rows) == pytest.approx(70 / 0.85, abs=2)
    assert "enlarged" in result.note


def test_the_seed_and_the_class_decide_and_nothing_else_does(pipeline: PhotoPipeline) -> None:
    first = pipeline.run(request(seed=3)).pixels
    again = a_pipeline().run(request(seed=3, revision=9, draft=True)).pixels
    np.testing.assert_array_equal(first, again)
    assert (first != pipeline.run(request(seed=4)).pixels).any()
    assert (first != pipeline.run(request(seed=3, class_name="car_(sedan)")).pixels).any()


def test_noise_is_the_same_on_every_device(pipeline: PhotoPipeline) -> None:
    expected = torch.randn(1, 8, generator=torch.Generator("cpu").manual_seed(2**63))
    torch.testing.assert_close(pipeline._noise(2**63), expected)


def test_a_variation_can_be_asked_for_again_by_its_seed(pipeline: PhotoPipeline) -> None:
    result = pipeline.run(request(seed=5, variations=3))
    assert [alternative.seed for alternative in result.alternatives] == [5, 6, 7]
    for alternative in result.alternatives:
        alone = pipeline.run(request(seed=alternative.seed, variations=2)).alternatives[0]
        difference = alone.pixels.astype(int) - alternative.pixels
        assert np.abs(difference).max() <= 3, "but for the rounding of another batch size"
    one, other = result.alternatives[:2]
    assert (one.pixels != other.pixels).any()
    assert pipeline.run(request(seed=5)).alternatives == ()


@pytest.mark.parametrize(
    ("name", "folder"),
    [("car", "car_(sedan)"), ("car_(sedan)", "car_(sedan)"), (" Hot-air Balloon", CLASSES[2])],
)
def test_a_class_is_known_by_both_its_spellings(
    pipeline: PhotoPipeline, name: str, folder: str
) -> None:
    assert pipeline.run(request(class_name=name)).class_name == folder


def test_an_unknown_class_is_refused_with_the_nearest() -> None:
    with pytest.raises(RequestError, match="no class “piza”. Did you mean “pizza”"):
        named_class("piza", CLASSES)
    with pytest.raises(RequestError, match="“zeppelin”. It knows: car, hot-air balloon, pizza"):
        named_class("zeppelin", CLASSES)
    with pytest.raises(RequestError, match="no photo network yet for: alarm clock. It draws: car"):
        named_class("alarm clock", CLASSES)
    with pytest.raises(RequestError, match="cra"):
        a_pipeline().run(request(class_name="cra", lines=np.full((9, 9), 255, np.uint8)))


def test_without_a_class_the_likeliest_that_it_knows_is_shown() -> None:
    readings = Reading("teapot", 0.6), Reading("car_(sedan)", 0.3), Reading("pizza", 0.1)
    result = a_pipeline(FakeReader(*readings)).run(request(class_name=""))
    assert result.class_name == "car_(sedan)"
    assert result.note == (
        "There is no photo network yet for: teapot. "
        "Shown instead, as the likeliest that can be drawn: car."
    )
    assert result.readings == readings


def test_a_doubtful_guess_is_told() -> None:
    unsure = a_pipeline(FakeReader(Reading("pizza", 0.2), sure=False)).run(request(class_name=""))
    assert unsure.note == ("The drawing is hard to read; it is shown as: pizza. Choose what it is.")
    nobody = a_pipeline().run(request(class_name=""))
    assert nobody.class_name == "pizza" and "shown as: pizza" in nobody.note


@pytest.mark.parametrize("draft", [True, False])
def test_a_drawing_is_read_whether_or_not_its_class_is_chosen(draft: bool) -> None:
    reader = FakeReader(Reading("pizza", 0.9))
    pipeline = a_pipeline(reader)
    for class_name, shown in (("", "pizza"), ("car", "car_(sedan)")):
        result = pipeline.run(request(class_name=class_name, draft=draft))
        assert (result.class_name, result.readings) == (shown, reader.readings)
    assert reader.calls == 2


def test_the_upscaler_is_used_for_the_photo_that_stays() -> None:
    pipeline = a_pipeline(upscaler=FakeUpscaler())
    result = pipeline.run(request(variations=2))
    assert (result.pixels == (255, 0, 0)).all()
    for quick in (pipeline.run(request(draft=True)), *result.alternatives):
        assert (quick.pixels != (255, 0, 0)).any(), "drafts and variations do without"


def test_without_an_upscaler_photos_are_enlarged_smoothly(pipeline: PhotoPipeline) -> None:
    large = pipeline.run(request(variations=2)).alternatives[0].pixels
    assert large.shape == (256, 256, 3)
    steps = np.abs(np.diff(large.astype(int), axis=1))
    assert steps.max() < 0.3 * np.ptp(large), "no stairs of 16 px"


@pytest.fixture
def no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, the only one in which weights are looked for."""
    for name in ("bundled_models_dir", "user_models_dir"):
        monkeypatch.setattr(model_store, name, lambda: tmp_path)
    return tmp_path


def save(folder: Path, **changes: Any) -> Path:
    path = folder / "tiny.safetensors"
    meta = CheckpointMeta("photo", CONFIG.to_dict(), name="tiny", classes=list(CLASSES))
    save_checkpoint(path, tiny_network().state_dict(), replace(meta, **changes))
    return path


def test_weights_come_back_from_their_file(no_models: Path, pipeline: PhotoPipeline) -> None:
    save(no_models)
    loaded = PhotoPipeline.load_default()
    assert loaded.classes == CLASSES
    assert loaded.model_id.startswith("tiny@")
    loaded.warm_up()
    np.testing.assert_array_equal(
        loaded.run(request(seed=2)).pixels, pipeline.run(request(seed=2)).pixels
    )


def test_a_damaged_upscaler_or_reader_does_not_keep_the_lens_from_working(
    no_models: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for kind in ("upscaler", "reader"):
        meta = CheckpointMeta(kind, {"gates": 3})
        save_checkpoint(no_models / f"{kind}.safetensors", {"x": torch.zeros(1)}, meta)
    result = PhotoPipeline.from_checkpoint(save(no_models)).run(request())
    assert result.readings == ()
    assert "without the upscaler" in caplog.text and "not read" in caplog.text


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"config": {**CONFIG.to_dict(), "gates": 3}}, "gates"),
        ({"classes": ["pizza"]}, "names 1 classes for a network of 3"),
    ],
)
def test_weights_of_another_construction_are_refused(
    no_models: Path, changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(CheckpointError, match=message):
        PhotoPipeline.from_checkpoint(save(no_models, **changes))
