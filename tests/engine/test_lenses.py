"""Each lens gets the pipeline and the weights of its own kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import model_store
from engine.checkpoint import CheckpointMeta, save_checkpoint
from engine.errors import CheckpointError
from engine.lenses import load_lens
from engine.paint import PaintPipeline
from engine.photo import PhotoPipeline
from engine.request import Lens


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which weights are looked for; empty."""
    for name in ("bundled_models_dir", "user_models_dir"):
        monkeypatch.setattr(model_store, name, lambda: tmp_path)
    return tmp_path


def put(folder: Path, kind: str) -> Path:
    path = folder / f"{kind}.safetensors"
    save_checkpoint(path, {}, CheckpointMeta(kind, {}))
    return path


@pytest.mark.parametrize(
    ("lens", "pipeline"), [(Lens.PAINT, PaintPipeline), (Lens.PHOTO, PhotoPipeline)]
)
def test_a_lens_is_loaded_from_the_default_of_its_kind_or_from_what_was_given(
    models: Path, monkeypatch: pytest.MonkeyPatch, lens: Lens, pipeline: type
) -> None:
    loaded: list[tuple[Path, str | None]] = []
    monkeypatch.setattr(
        pipeline,
        "from_checkpoint",
        classmethod(lambda cls, path, device: loaded.append((path, device)) or cls),
    )
    defaults = {kind: put(models, kind) for kind in ("paint", "photo")}
    assert load_lens(lens) is pipeline
    load_lens(lens, Path("mine.safetensors"), "cpu")
    assert loaded == [(defaults[lens.value], None), (Path("mine.safetensors"), "cpu")]


def test_a_lens_without_weights_names_what_is_missing(models: Path) -> None:
    put(models, "paint")
    with pytest.raises(CheckpointError, match="No weights for “photo”"):
        load_lens(Lens.PHOTO)


def test_weights_of_another_lens_are_refused(models: Path) -> None:
    with pytest.raises(CheckpointError, match="holds a “paint” network, but “photo”"):
        load_lens(Lens.PHOTO, put(models, "paint"))
