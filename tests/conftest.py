"""What every test gets: no screen, throw-away user folders, no thread left behind."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator

# All are read when Qt and torch are first imported, hence before any import of ours.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # as `sketchpad` itself sets it
os.environ.pop("SKETCHPAD_LANGUAGE", None)
os.environ.setdefault("OMP_NUM_THREADS", "1" if "PYTEST_XDIST_WORKER" in os.environ else "2")

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication

from sketchpad.translation import speak

settings.register_profile("sketchpad", deadline=None)  # how fast is no property of what is tested
settings.load_profile("sketchpad")

THREAD_GRACE_S = 5.0


@pytest.fixture(scope="session", autouse=True)
def private_user_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings and user data of the tests go into a throw-away folder."""
    folder = tmp_path_factory.mktemp("home")
    patch = pytest.MonkeyPatch()
    patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    patch.setenv("XDG_DATA_HOME", str(folder / "data"))
    patch.setenv("XDG_STATE_HOME", str(folder / "state"))
    yield
    patch.undo()


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """pytest-qt's application; it speaks English, with its plurals, whatever the desktop does."""
    speak(qapp, "en")
    return qapp


@pytest.fixture(autouse=True)
def no_dangling_threads() -> Iterator[None]:
    """A test that starts a thread also ends it; it gets a few seconds to wind down."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + THREAD_GRACE_S
    started = [thread for thread in threading.enumerate() if thread not in before]
    # A dummy stands for a thread that Qt or torch owns and that merely called into Python.
    started = [t for t in started if not isinstance(t, threading._DummyThread)]
    for thread in started:
        thread.join(max(0.0, deadline - time.monotonic()))
    alive = [thread.name for thread in started if thread.is_alive()]
    assert not alive, f"threads still running after the test: {alive}"
