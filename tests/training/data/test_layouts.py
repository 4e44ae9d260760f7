"""Which record a path makes, in every layout; archives; vector drawings."""

from __future__ import annotations

import io
import json
import lzma
import tarfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from training.data.sources import pacs, photo_folders, sketchy, vector_drawings
from training.data.sources.files import list_files, read_bytes, read_lines, read_photo, split_path
from training.errors import DataError


def png(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, format="PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("path", "kind", "source"),
    [
        ("db/photo/tx_000000000000/pizza/n07873807_10042.jpg", "photo", "sketchy"),
        ("db/sketch/tx_000000000000/pizza/n07873807_10042-3.png", "sketch", "sketchy"),
        (
            "photo/tx_000100000000/pizza/n07873807_10042.jpg",
            "photo",
            "sketchy/tx_000100000000",
        ),
        (
            "sketch/tx_000000001110/pizza/n07873807_10042-1.png",
            "sketch",
            "sketchy/tx_000000001110",
        ),
        ("sketchy125/photo/pizza/n07873807_10042.jpg", "photo", "sketchy"),
        ("sketchy.tar#sketchy125/sketch/pizza/n07873807_10042-12.png", "sketch", "sketchy"),
    ],
)
def test_sketchy_in_both_layouts_and_all_variants(path: str, kind: str, source: str) -> None:
    found = sketchy.recognise(path)
    assert found is not None
    assert (found.path, found.class_name, found.kind) == (path, "pizza", kind)
    assert (found.pair_id, found.source) == ("n07873807_10042", source)


@pytest.mark.parametrize(
    "path",
    [
        "photo/pizza/n07873807_10042-1.jpg",  # a sketch's name among the photos
        "sketch/pizza/n07873807_10042.png",  # a photo's name among the sketches
        "photo/cathedral/n07873807_10042.jpg",
        "photo/pizza/holiday.jpg",
        "pizza/n07873807_10042.jpg",
    ],
)
def test_what_is_not_sketchy_is_left_to_others(path: str) -> None:
    assert sketchy.recognise(path) is None


def test_sketches_that_the_database_marks_are_read_with_the_reason() -> None:
    assert sketchy.is_list_of_marked("info/invalid-pose.txt")
    assert not sketchy.is_list_of_marked("info/testset.txt")
    marked = sketchy.marked_sketches(
        "info/invalid-pose.txt", ["pizza/n07873807_10042-3.png", "n07873807_10042-4 ", "", "x"]
    )
    reason = "marked in the Sketchy Database: pose"
    assert marked == {"n07873807_10042-3": reason, "n07873807_10042-4": reason}


@pytest.mark.parametrize(
    ("path", "kind", "class_name", "pair_id"),
    [
        ("pacs/sketch/dog/n02103406_4068-5.png", "sketch", "dog", "n02103406_4068"),
        ("pacs/sketch/dog/5281.png", "sketch", "dog", "tu-berlin:5281"),
        ("pacs/sketch/house/7512.png", "sketch", "house", "tu-berlin:7512"),
        ("x/PACS_data/kfold/photo/dog/056_0001.jpg", "photo", "dog", "caltech256:056_0001"),
        ("pacs.tar#pacs/photo/horse/n02374451_916.jpg", "photo", "horse", "n02374451_916"),
    ],
)
def test_pacs_pairs_by_the_imagenet_id(path: str, kind: str, class_name: str, pair_id: str) -> None:
    found = pacs.recognise(path)
    assert found is not None
    assert (found.kind, found.class_name, found.pair_id) == (kind, class_name, pair_id)
    assert found.licence == "PACS: research use"


def test_pacs_is_told_by_its_folder() -> None:
    assert pacs.recognise("sketchy125/photo/dog/n02103406_4068.jpg") is None
    assert pacs.recognise("pacs/art_painting/dog/pic_001.jpg") is None


@pytest.mark.parametrize(
    ("path", "class_name", "source", "pair_id", "licence"),
    [
        (
            "photos/snake/tinyimagenet_n01742172_98.jpg",
            "snake",
            "tinyimagenet",
            "tinyimagenet:n01742172_98",
            "ImageNet terms: research use",
        ),
        (
            "photos/airplane/caltech101_image_0001.jpg",
            "airplane",
            "caltech101",
            "caltech101:airplane/image_0001",
            "CC BY 4.0",
        ),
        ("a/flower/flowers5_99_n.jpg", "flower", "flowers5", "flowers5:99_n", "CC BY 2.0"),
        (
            "flickr/car/4711.jpg",
            "car_(sedan)",
            "flickr",
            "flickr:flickr/car/4711",
            photo_folders.UNKNOWN_LICENCE,
        ),
        (
            "imagenet/pizza/n07873807_10042.jpg",
            "pizza",
            "imagenet",
            "n07873807_10042",
            "ImageNet terms: research use",
        ),
    ],
)
def test_plain_folders_name_source_pair_and_licence(
    path: str, class_name: str, source: str, pair_id: str, licence: str
) -> None:
    found = photo_folders.recognise(path)
    assert found is not None
    assert (found.class_name, found.source, found.kind) == (class_name, source, "photo")
    assert (found.pair_id, found.licence) == (pair_id, licence)


def test_sketch_folders_and_strangers_are_no_photos() -> None:
    assert photo_folders.recognise("mine/sketch/dog/1.png") is None
    assert photo_folders.recognise("bsds500/train/12003.jpg") is None
    assert photo_folders.recognise("dog.jpg") is None


def write_tar(path: Path, files: dict[str, bytes]) -> None:
    with tarfile.open(path, "w") as tar:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))


def test_pictures_in_a_tar_are_listed_and_read_where_they_lie(tmp_path: Path) -> None:
    pixels = np.arange(300, dtype=np.uint8).reshape(10, 10, 3)
    files = {"d/photo/dog/a.png": png(pixels), "d/read.md": b"no", "d/info/invalid-pose.txt": b"x"}
    write_tar(tmp_path / "d.tar", files)
    write_tar(tmp_path / "unpacked.tar", {"here/photo/dog/b.png": png(pixels)})
    (tmp_path / "here").mkdir()
    (tmp_path / "big.tar.xz").write_bytes(b"?")
    (tmp_path / "torn.tar").write_bytes(b"not an archive" * 100)

    listing = list_files(tmp_path)

    assert listing.pictures == ["d.tar#d/photo/dog/a.png"]
    assert listing.texts == ["d.tar#d/info/invalid-pose.txt"]
    assert listing.packed == ["big.tar.xz"]
    assert [path for path, _ in listing.unreadable] == ["torn.tar"]
    np.testing.assert_array_equal(read_photo(tmp_path, listing.pictures[0]), pixels)
    assert read_bytes(tmp_path, "d.tar#d/info/invalid-pose.txt") == b"x"


def test_what_is_gone_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="make the manifest again"):
        read_bytes(tmp_path, "gone.jpg")
    with pytest.raises(DataError, match="is no folder"):
        list_files(tmp_path / "nowhere")


def test_only_an_archive_s_hash_sign_separates() -> None:
    assert split_path("a/b#1.jpg") == ("a/b#1.jpg", None)
    assert split_path("a/b.tar#c/d#1.jpg") == ("a/b.tar", "c/d#1.jpg")


@pytest.fixture
def drawings_file(tmp_path: Path) -> Path:
    people = [
        {"car": [[[0, 200], [400, 200]]], "clock": [[[10, 10]]]},
        {"tree": [[[200, 0], [200, 400]], []]},
    ]
    path = tmp_path / vector_drawings.FILE
    path.write_bytes(lzma.compress(json.dumps(people).encode()))
    return path


def test_every_drawing_is_a_record_and_a_person_one_pair(drawings_file: Path) -> None:
    found = list(vector_drawings.recognise(drawings_file, "x/drawings.json.xz"))
    assert [(f.path, f.class_name, f.pair_id) for f in found] == [
        ("x/drawings.json.xz#000/car", "car_(sedan)", "drawings:000"),
        ("x/drawings.json.xz#000/clock", "clock", "drawings:000"),
        ("x/drawings.json.xz#001/tree", "tree", "drawings:001"),
    ]


def test_a_vector_drawing_is_read_as_lines(drawings_file: Path) -> None:
    lines = read_lines(drawings_file.parent, f"{vector_drawings.FILE}#000/car")
    assert lines.shape == (256, 256)
    dark = np.flatnonzero((lines < 128).any(axis=1))
    assert set(dark) <= {127, 128, 129} and 128 in dark
    assert (lines[128, 4:-4] < 128).all()


def test_a_drawing_that_is_not_there_is_an_error(drawings_file: Path) -> None:
    with pytest.raises(DataError, match="no whole drawing '007/car'"):
        vector_drawings.load_strokes(drawings_file, "007/car")
    drawings_file.with_name("torn.json.xz").write_bytes(b"torn")
    with pytest.raises(DataError, match="damaged"):
        vector_drawings.load_people(drawings_file.with_name("torn.json.xz"))


def test_the_digest_knows_where_a_stroke_ends() -> None:
    points = np.arange(8, dtype=np.float32).reshape(4, 2)
    assert vector_drawings.digest([points]) != vector_drawings.digest([points[:2], points[2:]])
    assert vector_drawings.digest([points]) == vector_drawings.digest([points.copy()])
