"""Parses the command line and turns expected errors into one line and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import tyro

from engine.errors import EngineError
from sketchpad.cli.batch import batch
from sketchpad.cli.bench import bench
from sketchpad.cli.demo import demo
from sketchpad.cli.doctor import doctor
from sketchpad.cli.errors import CommandError
from sketchpad.cli.film import film
from sketchpad.cli.gui import gui
from sketchpad.cli.models import models
from sketchpad.cli.render import render
from sketchpad.cli.replay import replay

BAD_INPUT = 2
INTERRUPTED = 130

COMMANDS: dict[str, Callable[..., int]] = {
    "gui": gui,
    "render": render,
    "replay": replay,
    "batch": batch,
    "film": film,
    "demo": demo,
    "bench": bench,
    "doctor": doctor,
    "models": models,
}


def run_command(arguments: Sequence[str]) -> int:
    """Run the subcommand that `arguments` name; a user's mistake never ends in a traceback."""
    try:
        return tyro.extras.subcommand_cli_from_dict(
            COMMANDS,
            prog="sketchpad",
            description="Draw, drop a painting beside it, and watch it painted. "
            "Without a subcommand, the window starts.",
            args=arguments,
        )
    except (CommandError, EngineError) as error:
        print(f"sketchpad: {error}", file=sys.stderr)
        return BAD_INPUT
    except OSError as error:
        print(f"sketchpad: {error.strerror or error}: {error.filename or ''}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print("sketchpad: interrupted", file=sys.stderr)
        return INTERRUPTED
