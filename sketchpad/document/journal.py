"""A file that only grows: records one after the other, each on the disk before the next begins.

Knows nothing of what the records mean. A record that was cut or damaged ends what can be read.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

_MARK = b"SKJ1"
_FRAME = struct.Struct("<4sII")  # mark, length and checksum of the record that follows


class Journal:
    """Makes `path` anew, empty. Every method may raise OSError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
        self._descriptor = os.open(path, flags, 0o600)
        self._length = 0

    def append(self, record: bytes) -> None:
        """Add a record and wait until it is on the disk; after an error nothing was added."""
        framed = _FRAME.pack(_MARK, len(record), zlib.crc32(record)) + record
        try:
            rest = memoryview(framed)
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
            os.fsync(self._descriptor)
        except OSError:
            os.ftruncate(self._descriptor, self._length)
            os.lseek(self._descriptor, self._length, os.SEEK_SET)
            raise
        self._length += len(framed)

    def close(self) -> None:
        """Let go of the file; it stays."""
        os.close(self._descriptor)


def read_journal(path: Path) -> Iterator[bytes]:
    """The records, as far as they are whole; none if there is no such file."""
    try:
        data = path.read_bytes()
    except OSError:
        return
    start = 0
    while start + _FRAME.size <= len(data):
        mark, length, checksum = _FRAME.unpack_from(data, start)
        start += _FRAME.size
        record = data[start : start + length]
        if mark != _MARK or len(record) != length or zlib.crc32(record) != checksum:
            return
        yield record
        start += length
