"""`sketchpad doctor`: a plain text about this machine that a user can paste into a report."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sketchpad.cli.display import describe_display, describe_silence

PACKAGES = (
    "sketchpad",  # itself: absent when run from a checkout that was never installed
    "torch",
    "numpy",
    "opencv-python-headless",
    "pillow",
    "safetensors",
    "PySide6-Essentials",
    "qtawesome",
    "lightning-fabric",
)
OPTIONAL_PACKAGES = ("sketchpad", "lightning-fabric")
# What the window uses, and what it does without.
KINDS_IN_USE = {
    "paint": "no paintings",
    "photo": "no photos",
    "reader": "drawings are not read, a photo's class must be chosen",
    "upscaler": "photos are enlarged smoothly",
}
# Its Qt would be loaded beside ours and break the window.
HARMFUL_PACKAGES = ("opencv-python", "opencv-contrib-python")


@dataclass(frozen=True)
class Finding:
    """One line of the report; `problem` says what to do where something is wrong."""

    topic: str
    value: str
    problem: str = ""


def doctor() -> int:
    """Report versions, devices, display, folders and weights; exit code 1 on a problem."""
    findings = [finding for check in CHECKS for finding in _run_check(check)]
    width = max(len(finding.topic) for finding in findings)
    for finding in findings:
        print(f"{finding.topic:<{width}}  {finding.value}")
    problems = [finding for finding in findings if finding.problem]
    print()
    for finding in problems:
        print(f"problem: {finding.topic}: {finding.problem}")
    if not problems:
        print("No problem found.")
    return 1 if problems else 0


def check_system() -> Iterator[Finding]:
    """Operating system, Python and cores."""
    yield Finding("system", platform.platform())
    yield Finding("python", f"{platform.python_version()} ({sys.executable})")
    yield Finding("cores", str(os.cpu_count()))


def check_packages() -> Iterator[Finding]:
    """Installed versions, and packages that must not be there."""
    for name in PACKAGES:
        try:
            yield Finding(name, importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            optional = name in OPTIONAL_PACKAGES
            yield Finding(name, "-", "" if optional else f"not installed: pip install {name}")
    for name in HARMFUL_PACKAGES:
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        remedy = f"pip uninstall {name}, then reinstall opencv-python-headless"
        yield Finding(name, version, f"brings a Qt of its own: {remedy}")


def check_devices() -> Iterator[Finding]:
    """The devices that torch can compute on."""
    import torch

    from engine.devices import DEVICE_VARIABLE, describe_devices, pick_device

    yield Finding("torch threads", str(torch.get_num_threads()))
    for device in describe_devices():
        precision = str(device.precision).removeprefix("torch.")
        memory = f", {device.memory_mb:,} MiB" if device.memory_mb else ""
        yield Finding("device", f"{device.name}: {device.label}, {precision}{memory}")
    chosen = "automatic" if DEVICE_VARIABLE not in os.environ else f"by {DEVICE_VARIABLE}"
    yield Finding("device used", f"{pick_device()} ({chosen})")


def check_qt() -> Iterator[Finding]:
    """Qt's libraries load, and there is a display."""
    try:
        from PySide6.QtCore import qVersion
        from PySide6.QtGui import QGuiApplication  # noqa: F401  (loads Qt's graphics libraries)
    except ImportError as error:
        remedy = "install the missing system library (scripts/system_libraries.sh names it)"
        yield Finding("qt", "-", f"{error}: {remedy}")
    else:
        remedy = "it will crash: pip install 'PySide6-Essentials<6.12'" if loses_none() else ""
        yield Finding("qt", qVersion(), remedy)
    yield Finding("display", describe_display() or "none (render, demo and bench work without)")
    if describe_silence():
        yield Finding("silent display", describe_silence())


def check_folders() -> Iterator[Finding]:
    """The folders that the program writes to."""
    from platformdirs import user_data_path, user_log_path
    from PySide6.QtCore import QFileInfo

    from sketchpad.settings import Settings

    settings_file = Path(QFileInfo(Settings().store.fileName()).absoluteFilePath())
    places = {
        "settings": settings_file.parent,
        "user data": user_data_path("sketchpad", appauthor=False),
        "log": user_log_path("sketchpad", appauthor=False),
        "current folder": Path.cwd(),
    }
    for topic, folder in places.items():
        writable = is_writable(folder)
        problem = "" if writable else f"{folder} cannot be written to; check its permissions"
        yield Finding(topic, f"{folder} ({'writable' if writable else 'not writable'})", problem)


def check_models() -> Iterator[Finding]:
    """The weights at hand, with their hashes; the window needs those of one lens at least."""
    from engine.model_store import list_models, unusable_models

    entries = list_models()
    for entry in entries:
        meta = entry.meta
        classes = f", {len(meta.classes)} classes" if meta.classes else ""
        known = f"{entry.name}, step {meta.step}{classes}, sha256 {entry.sha256}"
        yield Finding(f"weights: {meta.kind}", known)
    for problem in unusable_models():
        yield Finding("weights", "damaged", problem)
    kinds = {entry.meta.kind for entry in entries}
    for kind, missed in KINDS_IN_USE.items():
        if kind not in kinds:
            needed = kind == "paint"
            remedy = "no released weights found; reinstall, or train some" if needed else ""
            yield Finding(f"weights: {kind}", f"- ({missed})", remedy)


def loses_none() -> bool:
    """Whether calls into Qt use up references to None, as PySide6 6.12.0 does on Python 3.11."""
    from PySide6.QtCore import QObject

    qt_object, calls = QObject(), 50
    before = sys.getrefcount(None)
    for _ in range(calls):
        qt_object.setObjectName("name")
    return sys.getrefcount(None) < before - calls // 2


def is_writable(folder: Path) -> bool:
    """Whether files can be made in `folder`, or in the nearest parent that exists."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _run_check(check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """A check that breaks is a finding too: the report must come out on a broken machine."""
    try:
        yield from check()
    except Exception as error:
        topic = check.__name__.removeprefix("check_")
        yield Finding(topic, "-", f"{type(error).__name__}: {error}")


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    check_system,
    check_packages,
    check_devices,
    check_qt,
    check_folders,
    check_models,
)
