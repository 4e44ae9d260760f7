"""Writing planes of pictures one behind the other into a flat file, beside an index that names it.

What the planes are, and reading them, is the business of the caches.
"""

from __future__ import annotations

import json
import secrets
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from engine.files import replacing

INDEX = "index.json"


class PlaneWriter(ABC):
    """Appends planes; a context manager.

    The planes go to a new file and the index, which names that file, is replaced last: an
    interrupted run leaves an old cache as it was.
    """

    def __init__(
        self, folder: Path, size: int, sources: Mapping[str, Mapping[str, str]] | None = None
    ) -> None:
        """`sources` gives name, licence and source of each art style or collection."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.size, self.sources = folder, size, dict(sources or {})
        self._planes = folder / f"planes-{secrets.token_hex(4)}.u8"
        self._file = self._planes.open("wb")

    @abstractmethod
    def index(self) -> dict[str, Any]:
        """What the index says of the format and of what was appended."""

    def append(self, planes: NDArray[np.uint8]) -> int:
        """Write planes (N, S, S) behind the others; returns where they begin, in bytes."""
        offset = self._file.tell()
        self._file.write(np.ascontiguousarray(planes).tobytes())
        return offset

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._file.close()
        if error is not None:
            self._planes.unlink()
            return
        own = {"size": self.size, "planes": self._planes.name, "sources": self.sources}
        with replacing(self.folder / INDEX) as beside:
            beside.write_text(json.dumps(own | self.index()), encoding="utf8")
        for old in self.folder.glob("planes*.u8"):
            if old != self._planes:
                with suppress(OSError):  # still mapped by a run, on systems that mind
                    old.unlink()
