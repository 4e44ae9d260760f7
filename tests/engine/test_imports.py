from __future__ import annotations

import subprocess
import sys

import pytest

LIGHT = (
    "request result errors worker files pictures line_art compose pixels checkpoint model_store "
)
LIGHT += "sketch_frame lenses classes"


@pytest.mark.parametrize("heavy", ["torch", "PySide6"])
def test_what_the_window_needs_at_its_start_does_not_load(heavy: str) -> None:
    imports = "; ".join(f"import engine.{name}" for name in LIGHT.split())
    code = f"import sys; {imports}; print('{heavy}' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
