from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import torch

from engine import model_store
from engine.checkpoint import CheckpointMeta, save_checkpoint
from engine.errors import CheckpointError
from engine.model_store import bundled_models_dir, default_model, list_models


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    bundled, user = tmp_path / "bundled", tmp_path / "user"
    monkeypatch.setattr(model_store, "bundled_models_dir", lambda: bundled)
    monkeypatch.setattr(model_store, "user_models_dir", lambda: user)
    bundled.mkdir()
    return bundled, user  # the user's folder need not exist


def put(folder: Path, file: str, kind: str = "paint", name: str = "", value: float = 0) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{file}.safetensors"
    save_checkpoint(path, {"w": torch.tensor([value])}, CheckpointMeta(kind, {}, name=name))
    return path


def test_bundled_weights_come_first_and_the_first_is_the_default(
    folders: tuple[Path, Path],
) -> None:
    bundled, user = folders
    put(user, "a-mine", name="mine")
    put(bundled, "paint-b")
    put(bundled, "paint-a", name="compact")
    put(bundled, "photo", kind="photo")
    assert [entry.name for entry in list_models("paint")] == ["compact", "paint-b", "mine"]
    assert [entry.name for entry in list_models()] == ["compact", "paint-b", "photo", "mine"]
    assert default_model("paint").name == "compact"
    assert default_model("photo").meta.kind == "photo"


def test_an_entry_is_identified_by_the_hash_of_its_file(folders: tuple[Path, Path]) -> None:
    path = put(folders[0], "w", value=1)
    entry = default_model("paint")
    assert entry.path == path
    assert entry.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert entry.model_id == f"w@{entry.sha256[:12]}"
    put(folders[0], "w", value=2)
    assert default_model("paint").sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert default_model("paint").sha256 != entry.sha256


def test_damaged_files_are_left_out_and_named_in_the_log(
    folders: tuple[Path, Path], caplog: pytest.LogCaptureFixture
) -> None:
    put(folders[0], "good")
    (folders[0] / "bad.safetensors").write_bytes(b"nothing")
    (folders[0] / "card.md").write_text("a model card")
    assert [entry.name for entry in list_models()] == ["good"]
    assert "bad.safetensors" in caplog.text


def test_without_weights_the_folders_are_named(folders: tuple[Path, Path]) -> None:
    put(folders[0], "photo", kind="photo")
    with pytest.raises(CheckpointError) as caught:
        default_model("paint")
    assert str(folders[0]) in str(caught.value) and str(folders[1]) in str(caught.value)


def test_the_bundled_folder_lies_beside_the_package() -> None:
    assert bundled_models_dir().parts[-2:] == ("assets", "models")
    assert (bundled_models_dir().parents[1] / "engine" / "model_store.py").is_file()
