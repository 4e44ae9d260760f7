"""The report of paint networks: goals, tables, the sheet, and the command from end to end."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from engine.checkpoint import CheckpointMeta, save_checkpoint
from engine.nn.paint_network import PaintNetwork, PaintNetworkConfig
from engine.nn.style_encoder import StyleEncoderConfig
from engine.paint import PaintPipeline
from tests.engine.nn.test_residual_unet import TINY
from training.baselines.colourist import PipelineColourist
from training.data.drawing_cache import DrawingCache
from training.errors import DataError
from training.evaluation import dispatch, report
from training.evaluation.intervals import Mean
from training.evaluation.paint_sheet import GUTTER_PX, cross_sheet, fitted, read_references
from training.evaluation.paint_tables import (
    PaintReport,
    cell,
    described,
    goal_table,
    number_table,
)

ENCODER = StyleEncoderConfig(size=32, stem_stride=2, channels=(8, 12, 16), tokens=10, hint=6)
CONFIG = PaintNetworkConfig(TINY, ENCODER)


def certain(value: float) -> Mean:
    return Mean(value, value - 0.01, value + 0.01, 5)


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    torch.manual_seed(0)
    path = tmp_path / "tiny.safetensors"
    sources = [{"name": "shapes", "licence": "CC0 1.0", "source": "tests"}]
    meta = CheckpointMeta("paint", CONFIG.to_dict(), data_sets=sources, name="tiny", step=3)
    save_checkpoint(path, PaintNetwork(CONFIG).state_dict(), meta)
    return path


def test_goals_are_reached_or_missed_by_the_first_of_the_table() -> None:
    ours, theirs = {"skin": certain(0.02), "hair": certain(0.05)}, {"skin": certain(0.9)}
    made = PaintReport(
        {"held_out": {"ours": ours, "theirs": theirs}},
        illustrations={
            "ours": {"l1": certain(0.1), "ssim": certain(0.8), "palette": certain(9)},
            "theirs": {"l1": certain(0.2), "ssim": certain(0.9), "palette": certain(11)},
            "ours, flat": {"l1": certain(0.05)},
            "third": {"l1": certain(0.3), "ssim": certain(0.7), "palette": certain(7)},
        },
        robustness={"thin pen": certain(0.04)},
        nothing={"an empty sheet": 0.0},
    )
    rows = goal_table(made).splitlines()[2:]
    verdicts = {row.split(" | ")[0].strip("| "): row.split(" | ")[-1].strip("| ") for row in rows}
    assert verdicts == {
        "held-out skin": "reached",
        "held-out hair": "missed",
        "same picture from thin pen": "missed",
        "nothing on an empty sheet": "reached",
        "illustrations l1": "reached",
        "illustrations ssim": "missed",
        "illustrations palette": "missed",
    }
    asked = "ahead of third, 7 (6.99–7.01) | 9 (8.99–9.01) | missed |"
    assert f"| illustrations palette | {asked}" in rows


def test_cells_show_as_many_digits_as_mean_something() -> None:
    assert cell(Mean(0.0123, 0.0103, 0.0143, 9)) == "0.0123 ± 0.0020"
    assert cell(Mean(87.4, 80, 100, 9)) == "87.4 ± 10.0"
    assert cell(None) == "–"
    table = number_table("t", {"a": {"l1": certain(0.5)}, "b": {}}, ("ssim", "l1"))
    assert table.splitlines() == [
        "| t | l1 |", "|---|---|", "| a | 0.500 ± 0.010 |", "| b | – |",
    ]  # fmt: skip


def test_the_card_describes_the_network_by_its_config() -> None:
    paper = {"unet": {"hint": 1280}, "encoder": {"network": "efficientnet-lite0", "size": 224}}
    plain = {"unet": {"hint": 6, "guide": [], "hint_map": True}, "encoder": {"hint": 6}}
    assert described(CheckpointMeta("paint", paper)) == (
        "Line art, one or more reference pictures in, colours out: a residual U-net with guide "
        "decoders\n(Zhang, Ji and Lin 2017, arXiv 1706.03319), a style vector of 1280 numbers, of "
        "the locked efficientnet-lite0."
    )
    told = described(CheckpointMeta("paint", plain))
    assert "pictures and colour hints in, colours out: a U-net\n" in told
    assert "numbers, trained with it." in told


def test_the_sheet_has_lines_left_references_on_top_and_paintings_with_lines() -> None:
    torch.manual_seed(0)
    colourist = PipelineColourist("tiny", PaintPipeline(PaintNetwork(CONFIG), "tiny", "cpu"))
    drawing = np.full((40, 80), 255, np.uint8)
    drawing[18:22] = 0
    references = [np.full((30, 20, 3), (250, 0, 0), np.uint8), np.zeros((9, 9, 3), np.uint8)]
    sheet = cross_sheet(colourist, [drawing] * 3, references, cell_px=64)
    step = 64 + GUTTER_PX
    assert sheet.shape == (4 * step - GUTTER_PX, 3 * step - GUTTER_PX, 3)
    assert (sheet[32, step + 32] == (250, 0, 0)).all() and (sheet[32, step + 2] == 128).all()
    lines = sheet[step : step + 64, :64]
    dark = lines.max(axis=2) < 20
    assert dark.any()
    painted = sheet[step : step + 64, step : step + 64]
    assert painted[dark].max() < 20, "the lines lie over the colours"


def test_references_come_from_files_and_folders(tmp_path: Path) -> None:
    folder = tmp_path / "paintings"
    folder.mkdir()
    for level in range(5):
        grey = np.full((10, 12, 3), 50 * level, np.uint8)
        Image.fromarray(grey).save(folder / f"{level}.png")
    (folder / "notes.txt").write_text("no picture")
    found = read_references([folder / "1.png", folder], 4)
    assert [int(picture[0, 0, 0]) for picture in found] == [50, 0, 100, 200]
    assert read_references([], 4) == []
    with pytest.raises(DataError, match="Give a picture or a folder"):
        read_references([tmp_path / "nowhere"], 4)
    assert (fitted(found[0], 24)[:2] == 128).all() and (fitted(found[0], 24)[12] == 50).all()


def test_the_command_writes_numbers_sheet_and_card(
    weights: Path, drawing_cache: DrawingCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Colours(torch.nn.Module):
        def forward(self, pictures: torch.Tensor) -> torch.Tensor:
            return pictures.mean(dim=(2, 3))

    monkeypatch.setattr(report, "load_judge_features", lambda size: Colours())
    monkeypatch.setattr(report, "SIZE_PX", 64)
    monkeypatch.setattr(report, "DRAWINGS", 4)
    other = tmp_path / "unet.safetensors"
    other.write_bytes(weights.read_bytes())
    painting = tmp_path / "painting.png"
    Image.fromarray(np.full((20, 30, 3), (90, 60, 30), np.uint8)).save(painting)
    dispatch.evaluate(
        weights,
        drawing_cache.folder,
        tmp_path / "out",
        dispatch.Beside(baselines=(other,), references=(painting,)),
    )
    numbers = json.loads((tmp_path / "out" / "tiny.json").read_text())
    held_out = numbers["splits"]["held_out"]
    assert list(held_out) == ["tiny", "tiny, flat", "unet", "palette transfer"]
    assert held_out["tiny"]["l1"] == held_out["unet"]["l1"]
    assert held_out["tiny"]["skin"]["low"] <= held_out["tiny"]["skin"]["mean"]
    assert set(numbers["robustness"]) == {"thin pen", "thick marker", "grey pencil", "phone scan"}
    assert numbers["pictures"]["palette transfer"]["clouds"]["mean"] == 0
    assert set(numbers["nothing"].values()) == {0.0}
    card = (tmp_path / "out" / "tiny.md").read_text()
    assert "a residual U-net with guide decoders" in card and "cross-attention" in card
    assert "| palette transfer |" in card and "- shapes: CC0 1.0 (tests)" in card
    with Image.open(tmp_path / "out" / "tiny.jpg") as sheet:
        assert sheet.size == (
            6 * (384 + GUTTER_PX) - GUTTER_PX,
            5 * (384 + GUTTER_PX) - GUTTER_PX,
        ), "lines, the painting, four held-out characters"
    with pytest.raises(DataError, match="one file name"):
        dispatch.evaluate(
            weights, drawing_cache.folder, tmp_path, dispatch.Beside(baselines=(weights,))
        )
