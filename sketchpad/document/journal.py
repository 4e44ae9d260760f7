"""A file that only grows: records one after the other. Knows nothing of what they mean.

A record that was cut or damaged ends what can be read.
"""

from __future__ import annotations

import errno
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_MARK = b"SKJ1"
_FRAME = struct.Struct("<4sII")  # mark, length and checksum of the record that follows
FRAME_BYTES = _FRAME.size
"""What each record takes besides itself."""


class Journal:
    """The journal at `path`, made anew by the first record unless `length` bytes are kept.

    Every method may raise OSError. `sync` may run beside `append`, `close` may not.
    """

    def __init__(self, path: Path, length: int = 0) -> None:
        self.path = path
        self.length = length
        self.broken = False
        """Half a record could not be taken back: nothing is added any more."""
        self._descriptor = -1

    def append(self, record: bytes) -> None:
        """Hand a record over to the system: it outlives the program. An error adds nothing."""
        framed = _FRAME.pack(_MARK, len(record), zlib.crc32(record)) + record
        length = self.length
        try:
            self._open()
            rest = memoryview(framed)
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
        except OSError:
            self.cut(length)
            raise
        self.length += len(framed)

    def cut(self, length: int) -> None:
        """Keep only the first `length` bytes; where not even that works, nothing is added again."""
        self.length = length
        if self._descriptor < 0:
            return
        try:
            os.ftruncate(self._descriptor, length)
            os.lseek(self._descriptor, length, os.SEEK_SET)
        except OSError:
            self.broken = True

    def sync(self) -> None:
        """Wait until all records are on the disk, where they outlive a power cut."""
        if self._descriptor >= 0:
            os.fsync(self._descriptor)

    def close(self) -> None:
        """Let go of the file; it stays."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _open(self) -> None:
        if self.broken:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        if self._descriptor >= 0:
            return
        flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
        self._descriptor = os.open(self.path, flags, 0o600)
        os.ftruncate(self._descriptor, self.length)
        os.lseek(self._descriptor, self.length, os.SEEK_SET)


def read_journal(path: Path) -> Iterator[bytes]:
    """The records, as far as they are whole; none if there is no such file."""
    data = b""
    with suppress(OSError):
        data = path.read_bytes()
    start = 0
    while start + FRAME_BYTES <= len(data):
        mark, length, checksum = _FRAME.unpack_from(data, start)
        start += FRAME_BYTES
        record = data[start : start + length]
        if mark != _MARK or len(record) != length or zlib.crc32(record) != checksum:
            return
        yield record
        start += length
