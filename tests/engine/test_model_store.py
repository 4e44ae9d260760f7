from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import torch

from engine import model_store
from engine.checkpoint import CheckpointMeta, save_checkpoint
from engine.errors import CheckpointError
from engine.model_store import bundled_models_dir, default_model, list_models, unusable_models


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


def test_the_users_own_weights_come_first_and_the_first_is_the_default(
    folders: tuple[Path, Path],
) -> None:
    bundled, user = folders
    assert list_models() == []
    put(user, "z-mine", name="mine")
    put(bundled, "paint-b")
    put(bundled, "paint-a", name="compact")
    put(bundled, "photo", kind="photo")
    assert [entry.name for entry in list_models("paint")] == ["mine", "compact", "paint-b"]
    assert [entry.name for entry in list_models()] == ["mine", "compact", "paint-b", "photo"]
    assert default_model("paint").name == "mine"
    assert default_model("photo").meta.kind == "photo"


def test_an_entry_is_identified_by_the_hash_of_its_file(folders: tuple[Path, Path]) -> None:
    path = put(folders[0], "w", value=1)
    entry = default_model("paint")
    assert entry.path == path
    first = entry.sha256
    assert first == hashlib.sha256(path.read_bytes()).hexdigest()
    assert entry.model_id == f"w@{first[:12]}"
    put(folders[0], "w", value=2)
    assert default_model("paint").sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert default_model("paint").sha256 != first


def test_listing_hashes_nothing(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[Path] = []
    monkeypatch.setattr(
        model_store, "_sha256", lambda path, size, time: hashed.append(path) or "0" * 64
    )
    path = put(folders[0], "w")
    (entry,) = list_models("paint")
    default_model("paint")
    assert hashed == []
    assert entry.model_id == f"w@{'0' * 12}" and hashed == [path]


def test_damaged_files_are_left_out_and_named(
    folders: tuple[Path, Path], caplog: pytest.LogCaptureFixture
) -> None:
    put(folders[0], "good")
    (folders[0] / "bad.safetensors").write_bytes(b"nothing")
    (folders[0] / "card.md").write_text("a model card")
    assert [entry.name for entry in list_models()] == ["good"]
    (problem,) = unusable_models()
    assert "bad.safetensors is not a readable" in problem
    assert default_model("paint").name == "good"
    assert problem in caplog.text


def test_where_the_only_weights_are_cut_short_the_message_names_them(
    folders: tuple[Path, Path],
) -> None:
    path = put(folders[0], "paint-compact")
    path.write_bytes(path.read_bytes()[:-2])
    with pytest.raises(CheckpointError, match=r"No weights .*paint-compact.* is cut short.*again"):
        default_model("paint")


def test_without_weights_the_folders_are_named(folders: tuple[Path, Path]) -> None:
    put(folders[0], "photo", kind="photo")
    with pytest.raises(CheckpointError) as caught:
        default_model("paint")
    assert str(folders[0]) in str(caught.value) and str(folders[1]) in str(caught.value)


def test_the_bundled_folder_lies_beside_the_package() -> None:
    assert bundled_models_dir().parts[-2:] == ("assets", "models")
    assert (bundled_models_dir().parents[1] / "engine" / "model_store.py").is_file()
