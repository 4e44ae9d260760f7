"""`sketchpad models fetch`: a whole, checked file or none, and words for all that goes wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.error import HTTPError, URLError

import pytest

from engine.locked_weights import FILES, LockedFile
from sketchpad.__main__ import main
from sketchpad.cli import fetch as fetching
from sketchpad.cli.errors import CommandError
from sketchpad.cli.fetch import fetch

CONTENT = bytes(range(256)) * 20


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LockedFile:
    """A file of 5120 bytes on a "server" that is a folder, and a machine without it."""
    monkeypatch.setattr("engine.model_store.user_models_dir", lambda: tmp_path / "models")
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    monkeypatch.setattr(fetching, "CHUNK_BYTES", 1000)
    served = tmp_path / "vgg19-00.pth"
    served.write_bytes(CONTENT)
    digest = hashlib.sha256(CONTENT).hexdigest()
    return LockedFile("VGG-19", served.as_uri(), len(CONTENT), digest)


def left_over(file: LockedFile) -> list[str]:
    return [path.name for path in file.path.parent.iterdir()]


def giving(content: bytes) -> Callable[[str], BinaryIO]:
    return lambda url: BytesIO(content)


def test_the_command_fetches_once(
    file: LockedFile, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(FILES, "vgg19", file)
    assert main(["models", "fetch", "vgg19"]) == 0
    assert file.path.read_bytes() == CONTENT and left_over(file) == [file.file_name]
    assert f"VGG-19: fetched and checked, {file.path}" in capsys.readouterr().out

    Path(file.url.removeprefix("file://")).unlink()  # a second download would fail
    assert main(["models", "fetch", "vgg19"]) == 0
    assert "already here" in capsys.readouterr().out
    assert main(["models"]) == 0
    assert f"VGG-19, locked: {file.path}" in capsys.readouterr().out


def test_without_a_network_it_says_where_to_put_the_file(
    file: LockedFile, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unreachable(url: str) -> BinaryIO:
        raise URLError("Name or service not known")

    with pytest.raises(CommandError, match="Name or service not known") as caught:
        fetch(file, unreachable)
    assert str(file.path) in str(caught.value) and left_over(file) == []

    monkeypatch.setitem(FILES, "vgg19", file)
    Path(file.url.removeprefix("file://")).unlink()
    assert main(["models", "fetch", "vgg19"]) == 2
    assert "cannot be downloaded" in capsys.readouterr().err


def test_a_servers_refusal_is_told(file: LockedFile) -> None:
    def refusing(url: str) -> BinaryIO:
        raise HTTPError(url, 403, "Forbidden", None, None)  # type: ignore[arg-type]

    with pytest.raises(CommandError, match="the server answers 403 Forbidden"):
        fetch(file, refusing)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (CONTENT[:-1], "gave 5,119 of 5,120 bytes"),
        (CONTENT[:-1] + b"x", "is not the published file"),
        (CONTENT * 3, "is not the published file"),
    ],
)
def test_damaged_downloads_are_not_kept(file: LockedFile, content: bytes, message: str) -> None:
    with pytest.raises(CommandError, match=message):
        fetch(file, giving(content))
    assert left_over(file) == []


def test_a_connection_that_breaks_leaves_the_file_that_was_there(file: LockedFile) -> None:
    class Breaking(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() >= 2000:
                raise ConnectionResetError(104, "Connection reset by peer")
            return super().read(size)

    file.path.parent.mkdir(parents=True)
    file.path.write_bytes(b"an earlier file, cut short")
    with pytest.raises(CommandError, match="Connection reset by peer"):
        fetch(file, lambda url: Breaking(CONTENT))
    assert file.path.read_bytes() == b"an earlier file, cut short"
    assert left_over(file) == [file.file_name]


def test_a_folder_that_cannot_be_written_is_no_network_error(file: LockedFile) -> None:
    file.path.parent.parent.write_bytes(b"a file where the folder should be")
    with pytest.raises(CommandError, match="cannot be written"):
        fetch(file, giving(CONTENT))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["fetch"], "Say what to fetch. Known: vgg19."),
        (["fetch", "vgg20"], "There is no “vgg20” to fetch. Known: vgg19."),
        (["list", "vgg19"], "did you mean `models fetch vgg19`?"),
    ],
)
def test_slips_are_answered_with_the_right_words(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models", *words]) == 2
    assert message in capsys.readouterr().err
