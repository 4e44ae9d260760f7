"""Where errors go that nobody expected: a log file, and a message the user can act on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path
from PySide6.QtCore import QCoreApplication

log = logging.getLogger(__name__)

_LOG_BYTES = 1_000_000


def log_folder() -> Path:
    """The folder of the program's log files; made if it is missing, OSError if that fails."""
    return user_log_path("sketchpad", appauthor=False, ensure_exists=True)


def start_logging() -> None:
    """Write warnings and errors to the log file and to stderr; without a log file, to stderr."""
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    problem: OSError | None = None
    try:
        handlers.append(_log_file())
    except OSError as error:
        problem = error
    logging.basicConfig(level=logging.INFO, handlers=handlers)
    if problem is not None:
        log.warning("There is no log file: %s", problem)


def _log_file() -> logging.Handler:
    handler = RotatingFileHandler(
        log_folder() / "sketchpad.log", maxBytes=_LOG_BYTES, backupCount=2, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler


def install_exception_hook(tell: Callable[[str], None]) -> None:
    """Log whatever escapes a handler or a thread, and `tell` the user in one sentence.

    The program goes on: one failed handler must not cost a drawing.
    """

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("Unexpected error", exc_info=(kind, error, trace))
        words = QCoreApplication.translate(
            "ErrorReports",
            "Something went wrong ({detail}). Your drawing is still here; "
            "save it. The log (Help menu) has the details.",
        )
        tell(words.format(detail=f"{kind.__name__}: {error}"))

    sys.excepthook = report

    def report_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            report(args.exc_type, args.exc_value, args.exc_traceback)

    threading.excepthook = report_thread
