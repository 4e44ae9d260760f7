"""The manifest's file, its queries and its splits; the command that makes it."""

from __future__ import annotations

import json
import lzma
import shutil
from collections import Counter
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from tests.training.scenes import scene
from training.data.manifest import Manifest, ManifestRecord, ranked_splits, split_of
from training.data.manifest_command import REPORT, build_manifest
from training.errors import DataError


def record(path: str, **changes: str) -> ManifestRecord:
    values = {
        "path": path,
        "class_name": "dog",
        "kind": "photo",
        "pair_id": path,
        "source": "photos",
        "licence": "CC0",
        "split": "train",
        "sha256": "0" * 64,
    }
    return ManifestRecord(**{**values, **changes})  # type: ignore[arg-type]


@pytest.fixture
def manifest() -> Manifest:
    return Manifest(
        Path("/data"),
        (
            record("a.jpg", pair_id="1"),
            record("b.jpg", pair_id="2", class_name="cat", split="held_out"),
            record("a-1.png", pair_id="1", kind="sketch"),
            record("a-2.png", pair_id="1", kind="sketch"),
            record("c.png", pair_id="3", kind="sketch", split="judge", source="pacs"),
        ),
    )


def test_splits_are_what_they_were() -> None:
    # The first eight bytes of their SHA-256, over 2^64: 0.178, 0.791, 0.869.
    assert (split_of("x"), split_of("a"), split_of("i")) == ("train", "judge", "held_out")
    counts = Counter(split_of(str(number)) for number in range(20_000))
    assert counts["train"] == pytest.approx(14_000, abs=300)
    assert counts["judge"] == pytest.approx(3_000, abs=200)


@pytest.mark.parametrize(
    ("count", "held_out", "judge"),
    [(1, 0, 0), (2, 1, 0), (3, 1, 0), (4, 1, 1), (5, 1, 1), (14, 2, 2)],
)
def test_few_photos_have_some_on_each_side(count: int, held_out: int, judge: int) -> None:
    splits = Counter(ranked_splits(f"p{k}" for k in range(count)).values())
    assert (splits["held_out"], splits["judge"]) == (held_out, judge)
    assert splits["train"] == count - held_out - judge


def test_many_photos_follow_their_hashes() -> None:
    names = [f"p{k}" for k in range(40)]
    assert ranked_splits(names) == {name: split_of(name) for name in names}


def test_queries(manifest: Manifest) -> None:
    assert [r.path for r in manifest.photos()] == ["a.jpg", "b.jpg"]
    assert [r.path for r in manifest.photos("cat", "held_out")] == ["b.jpg"]
    assert manifest.photos(("cat", "cow"), "train") == []
    assert [r.path for r in manifest.sketches(["dog"], "train")] == ["a-1.png", "a-2.png"]
    assert [r.path for r in manifest.sketches_of("1")] == ["a-1.png", "a-2.png"]
    assert [r.path for r in manifest.photos_of("1")] == ["a.jpg"]
    assert list(manifest.photos_of("3")) == []
    assert [r.path for r in manifest.select(source="pacs")] == ["c.png"]
    assert manifest.classes == ("cat", "dog")


def test_the_file_comes_back_as_it_was(manifest: Manifest, tmp_path: Path) -> None:
    manifest.write(tmp_path / "new" / "manifest.jsonl")
    assert Manifest.read(tmp_path / "new") == manifest
    assert Manifest.read(tmp_path / "new", root=Path("/moved")).root == Path("/moved")


def test_what_is_wrong_with_the_file_is_said(manifest: Manifest, tmp_path: Path) -> None:
    path = tmp_path / "manifest.jsonl"
    with pytest.raises(DataError, match="There is no manifest"):
        Manifest.read(path)
    manifest.write(path)
    lines = path.read_text().splitlines()
    for damage, message in (
        (lines[:-1], "cut short: 4 of 5"),
        ([*lines[:-1], lines[-1][:-9]], "damaged"),
        ([lines[0], lines[1].replace('"photo"', '"film"')], "damaged"),
        ([lines[0], lines[1].replace('"licence"', '"license"')], "damaged"),
        ([json.dumps({"format": 99})], "another format"),
        ([], "another format"),
    ):
        path.write_text("\n".join(damage))
        with pytest.raises(DataError, match=message):
            Manifest.read(path)


def save(path: Path, pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)


def sketch(seed: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    sheet = np.full((32, 32), 255, np.uint8)
    cv2.line(sheet, (2, seed % 30), (29, 30 - seed % 30), 0)
    return sheet


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """Photos and sketches in three layouts, and everything that can be wrong with them."""
    root = tmp_path / "downloads"
    db = root / "sketchy"
    for k, name in enumerate(("n02103406_1", "n02103406_2")):
        save(db / f"photo/tx_000000000000/dog/{name}.jpg", scene(k))
        for n in (1, 2):
            save(db / f"sketch/tx_000000000000/dog/{name}-{n}.png", sketch(10 * k + n))
    (db / "info").mkdir()
    (db / "info/invalid-context.txt").write_text("dog/n02103406_1-2\n")
    # The same photo, smaller and mirrored, under another name; one copied byte for byte.
    save(root / "photos/dog/tinyimagenet_n1_7.png", cv2.resize(scene(0), (64, 64))[:, ::-1])
    save(root / "photos/dog/tinyimagenet_n1_8.png", scene(5))
    shutil.copy(root / "photos/dog/tinyimagenet_n1_8.png", root / "photos/dog/again.png")
    save(root / "photos/cat/white.png", np.full((16, 16, 3), 255, np.uint8))
    (root / "photos/cat/torn.jpg").write_bytes(b"\xff\xd8\xff torn")
    save(root / "pacs/sketch/dog/n02103406_2-9.png", sketch(29))
    save(root / "pacs/sketch/dog/17.png", np.full((32, 32), 255, np.uint8))
    save(root / "holiday/beach.jpg", scene(9))
    (root / "drawings.json.xz").write_bytes(lzma.compress(b'[{"car": [[[0, 0], [400, 400]]]}]'))
    (root / "more.zip").write_bytes(b"")
    return root


def test_the_manifest_of_mixed_downloads(downloads: Path, tmp_path: Path) -> None:
    report = build_manifest(downloads, tmp_path / "data")
    manifest = Manifest.read(tmp_path / "data")

    assert {r.path.rpartition("/")[2]: r.pair_id for r in manifest.records} == {
        "n02103406_1.jpg": "n02103406_1",
        "n02103406_2.jpg": "n02103406_2",
        "n02103406_1-1.png": "n02103406_1",
        "n02103406_2-1.png": "n02103406_2",
        "n02103406_2-2.png": "n02103406_2",
        "n02103406_2-9.png": "n02103406_2",
        "tinyimagenet_n1_7.png": "tinyimagenet:n1_7",
        "again.png": "photos:photos/dog/again",
        "car": "drawings:000",
    }
    assert all(len(r.phash) == 16 for r in manifest.photos())
    assert {r.phash for r in manifest.sketches()} == {""}
    photo = manifest.photo(manifest.photos_of("n02103406_2")[0])
    assert photo.shape == (128, 128, 3)
    assert manifest.lines(manifest.sketches_of("n02103406_2")[0]).min() == 0
    assert report.counts["car_(sedan)", "sketch", split_of("drawings:000")] == 1


def test_what_was_wrong_is_in_the_report(downloads: Path, tmp_path: Path) -> None:
    report = build_manifest(downloads, tmp_path / "data")

    left_out = {problem.path: problem.reason for problem in report.left_out}
    assert left_out.keys() == {
        "photos/cat/white.png",
        "photos/cat/torn.jpg",
        "pacs/sketch/dog/17.png",
        "sketchy/sketch/tx_000000000000/dog/n02103406_1-2.png",
    }
    assert left_out["photos/cat/white.png"] == "the photo is of one colour"
    assert left_out["pacs/sketch/dog/17.png"] == "the sketch is blank"
    assert [problem.path for problem in report.copies] == ["photos/dog/tinyimagenet_n1_8.png"]
    assert report.strangers == {"holiday": 1}
    assert report.packed == ["more.zip"]
    text = (tmp_path / "data" / REPORT).read_text(encoding="utf8")
    assert "torn.jpg" in text and "holiday: 1" in text and "more.zip" in text
    assert "n02103406_1 = tinyimagenet:n1_7" in text


def test_near_duplicates_and_sketches_are_on_one_side(downloads: Path, tmp_path: Path) -> None:
    build_manifest(downloads, tmp_path / "data")
    manifest = Manifest.read(tmp_path / "data")

    splits: dict[str, set[str]] = {}
    for each in manifest.records:
        splits.setdefault(each.pair_id, set()).add(each.split)
    assert all(len(sides) == 1 for sides in splits.values())
    assert splits["n02103406_1"] == splits["tinyimagenet:n1_7"]
    # Two photos of the class were drawn: one of them is held out.
    assert {*splits["n02103406_1"], *splits["n02103406_2"]} == {"train", "held_out"}


def test_sketches_of_a_copied_photo_go_to_the_one_that_stays(tmp_path: Path) -> None:
    root = tmp_path / "sketchy"
    for name in ("n02103406_1", "n02103406_2"):
        save(root / f"photo/dog/{name}.jpg", scene(0))
        save(root / f"sketch/dog/{name}-1.png", sketch(int(name[-1])))
    build_manifest(tmp_path, tmp_path / "data")

    manifest = Manifest.read(tmp_path / "data")
    assert [photo.pair_id for photo in manifest.photos()] == ["n02103406_1"]
    assert len(manifest.sketches_of("n02103406_1")) == 2


def test_a_folder_without_pictures_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no photos or sketches of a known layout"):
        build_manifest(tmp_path, tmp_path / "data")
