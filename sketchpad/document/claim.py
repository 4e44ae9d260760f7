"""A file that one running program holds for itself; the system lets go of it if that dies.

Process ids would not do: after a crash in a container the next run often has the same one.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Claim:
    """Holds `path` until `release`, or until the program ends however it may end."""

    def __init__(self, path: Path) -> None:
        """Make the file if needed; OSError if another program (or claim) holds it."""
        self.path = path
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError:
            os.close(self._descriptor)
            raise

    def release(self) -> None:
        """Let go of the file and remove it."""
        if sys.platform == "win32":  # where an open file cannot be removed
            os.close(self._descriptor)
            self.path.unlink(missing_ok=True)
        else:  # removed while held, so that nobody claims a file that is about to go
            self.path.unlink(missing_ok=True)
            os.close(self._descriptor)
