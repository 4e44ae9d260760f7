"""`python -m sketchpad.translations`: new texts into the .ts files, finished ones into the .qm."""

from __future__ import annotations

from sketchpad.translations.building import release, update

if __name__ == "__main__":
    update()
    release()
