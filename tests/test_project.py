"""The project itself: what its documents promise and what its packages may import."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
QT = {"PySide6", "shiboken6", "qtawesome", "qtpy", "superqt", "pyqtgraph"}
FORBIDDEN = {
    "engine": QT | {"sketchpad", "training"},
    "training": QT | {"sketchpad"},
    "sketchpad": {"training", "lightning_fabric", "torchmetrics"},
}


def imported_packages(path: Path) -> set[str]:
    """Top-level names of everything that a file imports, also inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module)
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("package", sorted(FORBIDDEN))
def test_imports_point_one_way(package: str) -> None:
    files = sorted((ROOT / package).rglob("*.py"))
    assert files

    wrong = {
        str(path.relative_to(ROOT)): found
        for path in files
        if (found := imported_packages(path) & FORBIDDEN[package])
    }
    assert wrong == {}


def test_the_readme_names_make_targets_that_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):", makefile, re.MULTILINE))

    promised = set(re.findall(r"\bmake (\w+) ", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {"run", "test"} <= promised & targets


def test_the_readme_names_commands_that_exist() -> None:
    from sketchpad.cli.commands import COMMANDS

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"^sketchpad (\w+)", readme, re.MULTILINE))
    assert shown == set(COMMANDS) - {"gui"}


def test_links_in_the_documents_lead_somewhere() -> None:
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    missing = [
        f"{document.name}: {link}"
        for document in documents
        for link in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))
        if not (document.parent / link).exists()
    ]
    assert missing == []


def test_the_tested_versions_lie_in_the_declared_ranges() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [*project["dependencies"]]
    declared += [entry for extra in project["optional-dependencies"].values() for entry in extra]
    pins = {
        requirement.name.lower(): next(iter(requirement.specifier)).version
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
        for requirement in [Requirement(line)]
    }

    outside = [
        entry
        for entry in map(Requirement, declared)
        if entry.name.lower() not in pins or pins[entry.name.lower()] not in entry.specifier
    ]
    assert outside == []
    assert not {"opencv-python", "pyside6"} & {
        Requirement(entry).name.lower() for entry in declared
    }


def test_a_wheel_carries_the_assets_where_the_packages_look_for_them() -> None:
    from engine.model_store import bundled_models_dir
    from sketchpad.bundled import ASSETS

    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]
    packages = build["build"]["targets"]["wheel"]["packages"]
    assert packages == ["sketchpad", "engine", "training", "assets"]
    assert ASSETS == ROOT / "assets"
    assert bundled_models_dir().parent == ASSETS


def test_continuous_integration_runs_what_a_developer_runs() -> None:
    script = ROOT / ".ci" / "run"

    assert script.stat().st_mode & 0o111
    commands = [
        line
        for line in script.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "set ", "cd "))
    ]
    assert commands == ["make test"]
