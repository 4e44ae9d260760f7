"""Reading pictures that people drop on the program, and writing PNGs.

Everything comes in as upright sRGB over white, of bounded size; everything that can be wrong with
a file becomes a PictureError that says what to do.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from PIL.PngImagePlugin import PngInfo

from engine.errors import PictureError
from engine.files import replacing

MIN_SIDE_PX = 8
MAX_SIDE_PX = 4096  # larger pictures come in reduced to this
REFERENCE_SIDE_PX = 768  # references are read reduced to this: colours need no more
MAX_MEGAPIXELS = 80  # larger ones are not decoded at all (A3 at 600 dpi has 70)
# Formats with decoders of their own: EPS, for one, would start another program.
FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "PPM", "TGA")

PictureSource = str | os.PathLike[str] | bytes


def read_picture(source: PictureSource, max_side_px: int | None = MAX_SIDE_PX) -> NDArray[np.uint8]:
    """Read a file, or a file's bytes, as (H, W, 3) RGB pixels.

    Turns the picture upright (EXIF), converts CMYK, palettes, 16 bits and colour profiles to 8-bit
    sRGB, lays transparency over white, takes the first frame of an animation, and reduces the
    long side to `max_side_px`; None keeps the size. Raises PictureError.
    """
    name = "The dropped picture" if isinstance(source, bytes) else Path(source).name
    try:
        with _open(source, name) as image:
            _check_size(image, name)
            if max_side_px:
                image.draft("RGB", (max_side_px, max_side_px))  # JPEG: decode reduced
            return _upright_srgb(image, max_side_px)
    except PictureError:
        raise
    except Exception as error:  # decoders raise anything on damaged data
        raise _damaged(name, error) from error


def save_png(
    path: str | os.PathLike[str],
    pixels: NDArray[np.uint8],
    texts: Mapping[str, str] | None = None,
) -> None:
    """Write (H, W) or (H, W, 3 or 4) pixels as PNG in one step, with `texts` as iTXt entries.

    An existing file stays whole until the new one is complete. Raises PictureError.
    """
    info = PngInfo()
    for key, value in (texts or {}).items():
        info.add_itxt(key, value)
    with saving_picture(path) as beside:
        Image.fromarray(pixels).save(beside, format="PNG", pnginfo=info)


@contextmanager
def saving_picture(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Yield where a picture is to be written that takes the place of `path`, as `replacing` does.

    Raises PictureError where it cannot be written.
    """
    try:
        with replacing(path) as beside:
            yield beside
    except OSError as error:
        raise PictureError(
            "The picture cannot be saved as {path} ({reason}). Choose another name, or a folder "
            "that exists and can be written to.",
            path=path,
            reason=error.strerror or str(error),
        ) from error


def _open(source: PictureSource, name: str) -> Image.Image:
    Image.init()
    formats = [entry for entry in FORMATS if entry in Image.OPEN]
    try:
        return Image.open(io.BytesIO(source) if isinstance(source, bytes) else source, "r", formats)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large(name) from error
    except UnidentifiedImageError as error:
        raise PictureError(
            "{name} is not a picture that can be read here. Use PNG, JPEG, WebP, GIF or TIFF.",
            name=name,
        ) from error
    except FileNotFoundError as error:
        raise PictureError(
            "There is no picture at {source}. Check the path.",
            source=str(source),
        ) from error
    except OSError as error:
        if error.errno is None:  # from a decoder, not from the system
            raise _damaged(name, error) from error
        raise PictureError(
            "{name} cannot be opened ({reason}). Check that it is a file you may read.",
            name=name,
            reason=error.strerror,
        ) from error


def _check_size(image: Image.Image, name: str) -> None:
    """Judge the size that the header declares, before anything is decoded."""
    width, height = image.size
    if min(width, height) < MIN_SIDE_PX:
        raise PictureError(
            "{name} is only {width} × {height} px. Use a picture of at least {least} × {least} px.",
            name=name,
            width=width,
            height=height,
            least=MIN_SIDE_PX,
        )
    if width * height > MAX_MEGAPIXELS * 1_000_000:
        raise _too_large(name)


def _too_large(name: str) -> PictureError:
    return PictureError(
        "{name} has more than {most} megapixels. Save a smaller copy and use that.",
        name=name,
        most=MAX_MEGAPIXELS,
    )


def _damaged(name: str, error: Exception) -> PictureError:
    return PictureError(
        "{name} is cut short or damaged ({error}). Copy or download it again.",
        name=name,
        error=error,
    )


def _upright_srgb(image: Image.Image, max_side_px: int | None) -> NDArray[np.uint8]:
    profile = image.info.get("icc_profile")
    image = _to_plain_mode(image)
    if max_side_px:
        image.thumbnail((max_side_px, max_side_px), Image.Resampling.BOX, reducing_gap=2.0)
    image = ImageOps.exif_transpose(image)
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    opaque = _to_srgb(image.convert("RGB") if alpha else image, profile)
    if alpha is not None:
        white = Image.new("RGB", opaque.size, "white")
        opaque = Image.composite(opaque, white, alpha)
    return np.array(opaque, dtype=np.uint8)


def _to_plain_mode(image: Image.Image) -> Image.Image:
    """Bring any of Pillow's modes to L, RGB, RGBA or CMYK with 8 bits."""
    if image.mode == "F" or image.mode.startswith("I"):
        full = 1.0 if image.mode == "F" else 65535.0
        values = np.asarray(image, dtype=np.float32) / full
        grey = Image.fromarray(np.rint(values.clip(0, 1) * 255).astype(np.uint8))
        grey.info = dict(image.info)
        return grey
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode == "1":
        return image.convert("L")  # a quarter of RGB's memory; such scans are large
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            embedded = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image, embedded, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, OSError):
            pass  # a damaged profile: the colours as they are beat no picture
    return image.convert("RGB")
