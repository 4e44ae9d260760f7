"""Downloads a published weights file into the user's model folder: whole and checked, or not.

Knows no command line; `sketchpad.cli.models` calls it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from http.client import HTTPException
from pathlib import Path
from typing import BinaryIO
from urllib.error import HTTPError
from urllib.request import urlopen

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from engine.files import replacing
from engine.locked_weights import LockedFile, find_file
from sketchpad.cli.errors import CommandError

Opener = Callable[[str], BinaryIO]
CHUNK_BYTES = 1 << 20
TIMEOUT_S = 30.0


def open_url(url: str) -> BinaryIO:
    """Open a URL for reading; a server that is silent for half a minute is given up."""
    response: BinaryIO = urlopen(url, timeout=TIMEOUT_S)
    return response


def fetch(file: LockedFile, opener: Opener = open_url) -> tuple[Path, bool]:
    """Return where `file` lies and whether it had to be downloaded.

    What is downloaded is kept only if size and SHA-256 are the published ones. Raises CommandError.
    """
    found = find_file(file)
    if found is not None:
        return found, False
    try:
        file.path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(file.path) as beside:
            _download(file, beside, opener)
    except OSError as error:
        raise CommandError(
            f"{file.path} cannot be written ({error.strerror or error}). It takes "
            f"{file.size_bytes / 1e6:.0f} MB; make room, or make the folder writable."
        ) from error
    return file.path, True


def _download(file: LockedFile, target: Path, opener: Opener) -> None:
    digest, size = hashlib.sha256(), 0
    columns = TextColumn(file.file_name), BarColumn(), DownloadColumn(), TimeRemainingColumn()
    with target.open("wb") as sink, Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("download", total=file.size_bytes)
        for chunk in _chunks(file, opener):
            sink.write(chunk)
            digest.update(chunk)
            size += len(chunk)
            progress.update(task, completed=size)
            if size > file.size_bytes:
                break  # another file: no need to see the rest of it
    if size < file.size_bytes:
        raise CommandError(
            f"{file.url} gave {size:,} of {file.size_bytes:,} bytes: the connection broke off, or "
            "a proxy answered instead. Nothing was kept; start the command again."
        )
    if size > file.size_bytes or digest.hexdigest() != file.sha256:
        raise CommandError(
            f"What {file.url} gave is not the published file (SHA-256 {file.sha256[:12]}…): it was "
            "damaged on the way, or replaced. Nothing was kept. Try again, try another network, or "
            f"put the file at {file.path}."
        )


def _chunks(file: LockedFile, opener: Opener) -> Iterator[bytes]:
    """The file piece by piece; what goes wrong in here is the network's fault, not the disk's."""
    try:
        with opener(file.url) as source:
            while chunk := source.read(CHUNK_BYTES):
                yield chunk
    except (OSError, HTTPException) as error:
        raise CommandError(
            f"{file.url} cannot be downloaded ({_reason(error)}). Check the network and try again, "
            f"or download the file elsewhere and put it at {file.path}."
        ) from error


def _reason(error: Exception) -> str:
    if isinstance(error, HTTPError):
        return f"the server answers {error.code} {error.reason}"
    return str(getattr(error, "reason", "") or error or type(error).__name__)
