"""Light on slots, by hand; shaded drawings in the cache; data without any download."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from training.__main__ import main
from training.data.backdrops import BACKDROP, add_backdrop
from training.data.drawing_cache import DrawingCache, split_of
from training.data.paint_pairs import PaintPairs, PairConfig
from training.data.recolour import OWN_STYLE, own_character_name, prepare_paint_data
from training.data.shading import SHADINGS, UNSLOTTED_SHADE, LightPlanes, shaded, shaded_slots
from training.data.slots import SLOTS, SlotDrawing
from training.errors import DataError
from training.sketching.line_extraction import LinePlanes

HAIR, HAIR_SHADOW = SLOTS.index("hair"), SLOTS.index("hair_shadow")
IRIS = SLOTS.index("iris")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> DrawingCache:
    folder = tmp_path_factory.mktemp("own")
    assert prepare_paint_data(folder, characters=5, workers=1) == 5
    return DrawingCache(folder)


def test_shade_moves_colour_into_the_shadow_slot_and_shine_to_white() -> None:
    """One row of pixels: lit, half shaded, shaded, shining hair; then a shaded iris and white."""
    masks = np.zeros((3, 1, 6), np.uint8)
    masks[1, 0, :4] = 200
    masks[2, 0, 4] = 100
    base = np.zeros((1, 6, 3), np.uint8)
    base[0, 5] = 250
    flat = SlotDrawing(base, masks, (0, HAIR, IRIS))
    shade = np.array([[0, 51, 255, 0, 255, 255]], np.uint8)
    shine = np.array([[0, 0, 0, 102, 0, 0]], np.uint8)
    lit = shaded(flat, LightPlanes(shade, shine))
    assert lit.slots == shaded_slots(flat.slots) == (0, HAIR, IRIS, HAIR_SHADOW)
    assert lit.masks[1, 0].tolist() == [200, 160, 0, 120, 0, 0]
    assert lit.masks[3, 0].tolist() == [0, 40, 200, 0, 0, 0]
    assert lit.masks[2, 0, 4] == round(100 * (1 - UNSLOTTED_SHADE))
    assert lit.base[0, 3].tolist() == [102] * 3
    assert lit.base[0, 5].tolist() == [round(250 * (1 - UNSLOTTED_SHADE))] * 3


def test_light_never_touches_what_stands_behind() -> None:
    masks = np.full((2, 1, 1), 120, np.uint8)
    flat = SlotDrawing(np.zeros((1, 1, 3), np.uint8), masks, (0, BACKDROP))
    lit = shaded(flat, LightPlanes(np.full((1, 1), 255, np.uint8), np.zeros((1, 1), np.uint8)))
    np.testing.assert_array_equal(lit.masks, masks)


def test_a_character_has_a_record_for_each_shading(cache: DrawingCache) -> None:
    assert [r.shading for r in cache.records] == list(SHADINGS) * 5
    for start in range(0, len(cache.records), 3):
        flat, cel, soft = cache.records[start : start + 3]
        assert flat.name == cel.name == soft.name and flat.split == cel.split == soft.split
        assert flat.split == split_of(OWN_STYLE, flat.name)
        (colours, lines), (cel_colours, cel_lines), (_, soft_lines) = map(
            cache.load, (flat, cel, soft)
        )
        for other in (cel_lines, soft_lines):
            np.testing.assert_array_equal(lines.ink, other.ink)
            np.testing.assert_array_equal(lines.centre, other.centre)
        assert cel_colours.slots == cel.slots == shaded_slots(colours.slots)
        areas = cel_colours.masks.mean(axis=(1, 2)) / 255
        np.testing.assert_allclose(areas, cel.areas, atol=1e-5)
        assert dict(zip(cel.slots, areas, strict=True))[HAIR_SHADOW] > 0


def test_our_characters_have_a_licence(cache: DrawingCache) -> None:
    assert cache.sources[OWN_STYLE]["licence"] == "Apache-2.0"


def test_pairs_come_from_our_characters_alone(cache: DrawingCache) -> None:
    names = [own_character_name(number) for number in range(5)]
    split = "train" if any(split_of(OWN_STYLE, name) == "train" for name in names) else "validation"
    pairs = PaintPairs(cache, PairConfig(), 48, split)
    pair = pairs.sample(64, np.random.default_rng(0))
    assert pair.painting.std() > 10 and (pair.lines < 200).any()
    assert {record.style for record in pairs.characters} == {OWN_STYLE}


def test_a_drawing_with_its_own_backdrop_gets_no_second_one() -> None:
    masks = np.zeros((2, 32, 32), np.uint8)
    masks[0, :16], masks[1, 16:] = 255, 255
    drawing = SlotDrawing(np.zeros((32, 32, 3), np.uint8), masks, (0, BACKDROP))
    blank = np.zeros((32, 32), np.uint8)
    behind, _ = add_backdrop(drawing, LinePlanes(blank, blank, blank), np.random.default_rng(0))
    assert behind is drawing


def test_nothing_to_prepare_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="--characters"):
        prepare_paint_data(tmp_path / "cache", characters=0)
    with pytest.raises(DataError, match="Leave --source out"):
        prepare_paint_data(tmp_path / "cache", tmp_path)


def test_the_command_needs_no_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["data", "paint", "--cache", str(tmp_path), "--characters", "1", "--workers", "1"]
    monkeypatch.setattr("sys.argv", ["training", *words])
    assert main() == 0
    assert "1 drawings prepared" in capsys.readouterr().out
    assert [r.name for r in DrawingCache(tmp_path).records] == ["000000"] * 3


def test_the_sheet_command_writes_a_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "sheet.png"
    words = ["data", "characters", "--count", "2", "--size", "48", "-o", str(target)]
    words += ["--svg", str(tmp_path / "vector")]
    monkeypatch.setattr("sys.argv", ["training", *words])
    assert main() == 0
    assert Image.open(target).width >= 8 * 48
    vector = sorted((tmp_path / "vector").glob("*.svg"))
    assert [path.name for path in vector] == ["000.svg", "001.svg"]
    assert all("#510701" in path.read_text(encoding="utf8") for path in vector)
