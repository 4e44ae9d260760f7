from __future__ import annotations

from pathlib import Path

from sketchpad.settings import MAX_RECENT_FILES, LensChoice, ThemeChoice
from tests.window_stage import private_settings


def test_values_keep_their_types_over_a_restart(tmp_path: Path) -> None:
    settings = private_settings(tmp_path)
    settings.live = False
    settings.brush_size_px = 12.5
    settings.full_size_px = 512
    settings.theme = ThemeChoice.DARK
    settings.lens = LensChoice.BOTH
    settings.store.sync()
    again = private_settings(tmp_path)
    assert (again.live, again.brush_size_px, again.full_size_px) == (False, 12.5, 512)
    assert again.theme is ThemeChoice.DARK
    assert again.lens is LensChoice.BOTH


def test_nonsense_in_the_file_reads_as_the_default(tmp_path: Path) -> None:
    settings = private_settings(tmp_path)
    settings.store.setValue("tools/brush_size_px", "thick")
    settings.store.setValue("window/theme", "sepia")
    settings.store.setValue("lens/choice", "sculpture")
    assert settings.brush_size_px == 6.0
    assert settings.theme is ThemeChoice.SYSTEM
    assert settings.lens is LensChoice.PAINT


def test_recent_files_newest_first_without_those_that_are_gone(tmp_path: Path) -> None:
    settings = private_settings(tmp_path)
    paths = [tmp_path / f"{n}.sketchpad" for n in range(MAX_RECENT_FILES + 2)]
    for path in paths:
        path.touch()
        settings.add_recent_file(path)
    settings.add_recent_file(paths[5])
    paths[-1].unlink()
    recent = settings.recent_files
    assert recent[0] == paths[5]
    assert paths[-1] not in recent
    assert len(recent) == MAX_RECENT_FILES - 1
