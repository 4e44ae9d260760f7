"""Runs Qt's lupdate and lrelease: source texts into .ts files, finished .ts files into .qm."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import PySide6

from sketchpad.translation import FOLDER, LANGUAGES
from sketchpad.translations import catalogue

SOURCE_LANGUAGE = "en"
"""Its file holds plurals only: every other text is what it is in the source."""


def ts_file(language: str, folder: Path = FOLDER) -> Path:
    """What translators edit."""
    return folder / f"sketchpad_{language}.ts"


def qm_file(language: str, folder: Path = FOLDER) -> Path:
    """What Qt loads."""
    return folder / f"sketchpad_{language}.qm"


def update(folder: Path = FOLDER) -> None:
    """Bring the .ts files in line with the source; what is new in them is unfinished."""
    with TemporaryDirectory(prefix="sketchpad-") as name:
        collected, listed = Path(name) / "catalogue.py", Path(name) / "sources.txt"
        collected.write_text(catalogue.as_python(), encoding="utf-8")
        paths = [*catalogue.sources(), collected]
        listed.write_text("\n".join(map(str, paths)), encoding="utf-8")
        for language in LANGUAGES:
            plurals = ["-pluralonly"] if language == SOURCE_LANGUAGE else []
            how = ["-locations", "none", "-no-obsolete", "-disable-heuristic", "similartext"]
            languages = ["-source-language", SOURCE_LANGUAGE, "-target-language", language]
            target = str(ts_file(language, folder))
            _run("lupdate", [*how, *plurals, *languages, f"@{listed}", "-ts", target])


def release(source: Path = FOLDER, target: Path = FOLDER) -> None:
    """Make the .qm files of the .ts files."""
    for language in LANGUAGES:
        ts, qm = ts_file(language, source), qm_file(language, target)
        _run("lrelease", ["-silent", str(ts), "-qm", str(qm)])


def _run(tool: str, arguments: Sequence[str]) -> None:
    """Run one of the tools that lie inside PySide6; CalledProcessError if it fails."""
    program = Path(PySide6.__file__).parent / tool
    subprocess.run([str(program), *arguments], check=True, stdout=subprocess.PIPE)
