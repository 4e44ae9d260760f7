from __future__ import annotations

import io
import os
import stat
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from engine.errors import PictureError
from engine.pictures import MAX_SIDE_PX, read_picture, save_png


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def colour_picture() -> NDArray[np.uint8]:
    rows, columns = np.mgrid[0:24, 0:32]
    return np.stack([rows * 10, columns * 8, 255 - rows * 5], axis=-1).astype(np.uint8)


def one_bit_png(width: int, height: int, rows: int) -> bytes:
    """A black 1-bit PNG whose header declares `height` rows, of which `rows` are there."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    packer = zlib.compressobj(1)
    row = bytes(1 + (width + 7) // 8)
    data = b"".join(packer.compress(row) for _ in range(rows)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def test_a_file_and_its_bytes_give_the_same_exact_pixels(tmp_path: Path) -> None:
    pixels = colour_picture()
    path = tmp_path / "ein Bild ü.png"
    path.write_bytes(encoded(Image.fromarray(pixels)))
    for source in (path, str(path), path.read_bytes()):
        assert (read_picture(source) == pixels).all()


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "PPM", "TGA"])
def test_other_lossless_formats_are_read(kind: str) -> None:
    pixels = colour_picture()
    assert (read_picture(encoded(Image.fromarray(pixels), kind)) == pixels).all()


def test_a_text_file_is_refused_with_what_to_use(tmp_path: Path) -> None:
    path = tmp_path / "notes.png"
    path.write_text("Dear diary, today I drew nothing.")
    with pytest.raises(PictureError, match="notes.png is not a picture.*Use PNG, JPEG"):
        read_picture(path)
    with pytest.raises(PictureError, match="dropped picture is not a picture"):
        read_picture(b"")


def test_formats_that_would_start_other_programs_are_not_tried() -> None:
    postscript = encoded(Image.new("RGB", (32, 32)), "EPS")
    with pytest.raises(PictureError, match="not a picture that can be read here"):
        read_picture(postscript)


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="no picture at .*gone.png"):
        read_picture(tmp_path / "gone.png")
    with pytest.raises(PictureError, match="cannot be opened"):
        read_picture(tmp_path)


def test_a_one_pixel_picture_is_refused() -> None:
    with pytest.raises(PictureError, match="only 1 × 1 px.*at least 8 × 8"):
        read_picture(encoded(Image.new("RGB", (1, 1))))


def refuse_to_decode(*args: object, **options: object) -> None:
    raise AssertionError("a picture of that size must not be decoded")


@pytest.mark.parametrize("side", [9_000, 30_000, 2_000_000_000])
def test_a_small_file_that_declares_a_huge_picture_is_refused_undecoded(
    side: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = one_bit_png(side, side, rows=0)
    assert len(bomb) < 100
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", refuse_to_decode)
    with pytest.raises(PictureError, match="more than 80 megapixels.*smaller copy"):
        read_picture(bomb)


def test_a_real_huge_picture_is_refused_undecoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "poster.png"
    path.write_bytes(one_bit_png(30_000, 30_000, rows=30_000))
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", refuse_to_decode)
    with pytest.raises(PictureError, match="poster.png has more than 80 megapixels"):
        read_picture(path)


def test_a_large_picture_comes_in_reduced() -> None:
    pixels = read_picture(one_bit_png(9000, 300, rows=300))
    assert pixels.shape == (round(300 * MAX_SIDE_PX / 9000), MAX_SIDE_PX, 3)
    assert pixels.max() == 0
    assert read_picture(one_bit_png(900, 300, rows=300), max_side_px=90).shape == (30, 90, 3)


def test_a_large_picture_can_keep_its_size() -> None:
    assert read_picture(one_bit_png(9000, 30, rows=30), max_side_px=None).shape == (30, 9000, 3)
    jpeg = encoded(Image.new("RGB", (4200, 40), (10, 200, 30)), "JPEG")
    assert read_picture(jpeg, max_side_px=None).shape == (40, 4200, 3)


def test_a_large_jpeg_is_decoded_reduced(monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[tuple[int, int]] = []
    thumbnail = Image.Image.thumbnail

    def spy(self: Image.Image, *args: object, **options: object) -> None:
        decoded.append(self.size)
        thumbnail(self, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Image.Image, "thumbnail", spy)
    data = encoded(Image.new("RGB", (1600, 800), (10, 200, 30)), "JPEG")
    pixels = read_picture(data, max_side_px=200)
    assert decoded == [(400, 200)]  # decoded at a quarter, then reduced
    assert pixels.shape == (100, 200, 3)
    assert np.abs(pixels.astype(int) - (10, 200, 30)).max() <= 3


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "TIFF"])
@pytest.mark.parametrize("kept", [0.4, 0.75])
def test_a_truncated_file_is_recognised(kind: str, kept: float) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (64, 64, 3), dtype=np.uint8)
    data = encoded(Image.fromarray(noise), kind)
    with pytest.raises(PictureError, match="again"):
        read_picture(data[: int(kept * len(data))])


def test_a_truncated_png_says_what_happened_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "half.png"
    noise = np.random.default_rng(0).integers(0, 255, (64, 64, 3), dtype=np.uint8)
    data = encoded(Image.fromarray(noise))
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(PictureError, match=r"half.png is cut short or damaged.*download it again"):
        read_picture(path)


def test_a_cmyk_jpeg_gets_its_colours() -> None:
    cmyk = Image.new("CMYK", (32, 32), (0, 255, 255, 0))  # magenta + yellow = red
    pixels = read_picture(encoded(cmyk, "JPEG", quality=95))
    assert pixels.shape == (32, 32, 3)
    assert np.abs(pixels.astype(int) - (255, 0, 0)).max() <= 6


@pytest.mark.parametrize(
    ("orientation", "turn"),
    [
        (3, lambda p: p[::-1, ::-1]),
        (6, lambda p: np.rot90(p, -1)),
        (8, lambda p: np.rot90(p, 1)),
        (5, lambda p: p.transpose(1, 0, 2)),
    ],
)
def test_a_rotated_photo_stands_upright(orientation: int, turn: object) -> None:
    pixels = np.zeros((32, 48, 3), np.uint8)
    pixels[:16, :24] = 255
    pixels[16:, :24] = (200, 0, 0)
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = encoded(Image.fromarray(pixels), "JPEG", quality=98, subsampling=0, exif=exif)
    upright = turn(pixels)  # type: ignore[operator]
    read = read_picture(data)
    assert read.shape == upright.shape
    assert np.abs(read.astype(int) - upright).mean() < 3


def test_transparency_lies_over_white() -> None:
    pixels = np.zeros((16, 16, 4), np.uint8)
    pixels[:, 8:] = (0, 0, 255, 255)
    pixels[8:, 8:, 3] = 51
    read = read_picture(encoded(Image.fromarray(pixels)))
    assert (read[:, :8] == 255).all()
    assert (read[:8, 8:] == (0, 0, 255)).all()
    assert (read[8:, 8:] == (204, 204, 255)).all()


def test_grey_with_alpha_and_a_transparent_colour_lie_over_white() -> None:
    grey = read_picture(encoded(Image.new("LA", (16, 16), (0, 0))))
    assert (grey == 255).all()
    keyed = read_picture(encoded(Image.new("RGB", (16, 16), (9, 9, 9)), transparency=(9, 9, 9)))
    assert (keyed == 255).all()


def test_sixteen_bits_keep_their_tones() -> None:
    values = np.linspace(0, 65535, 256).round().astype(np.uint16)
    read = read_picture(encoded(Image.fromarray(np.tile(values, (16, 1)))))
    assert (read[3, :, 1] == np.arange(256)).all()


def test_palettes_and_their_transparency_are_resolved() -> None:
    image = Image.new("P", (16, 16), 1)
    image.putpalette([255, 0, 0, 0, 128, 0])
    image.paste(0, (0, 0, 8, 16))
    read = read_picture(encoded(image))
    assert (read[:, :8] == (255, 0, 0)).all() and (read[:, 8:] == (0, 128, 0)).all()
    read = read_picture(encoded(image, transparency=0))
    assert (read[:, :8] == 255).all() and (read[:, 8:] == (0, 128, 0)).all()


def test_of_an_animation_the_first_frame_is_taken() -> None:
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "blue")]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert (read_picture(data) == (255, 0, 0)).all()


def test_an_embedded_profile_is_applied_and_a_damaged_one_ignored() -> None:
    image = Image.new("RGB", (16, 16), (120, 60, 200))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    same = read_picture(encoded(image, icc_profile=srgb))
    assert np.abs(same.astype(int) - (120, 60, 200)).max() <= 1
    assert (read_picture(encoded(image, icc_profile=b"nonsense")) == (120, 60, 200)).all()


def test_saving_and_reading_gives_the_same_picture_and_texts(tmp_path: Path) -> None:
    path, pixels = tmp_path / "out.png", colour_picture()
    save_png(path, pixels, {"recipe": "größe 256"})
    assert (read_picture(path) == pixels).all()
    with Image.open(path) as image:
        assert image.info["recipe"] == "größe 256"
    assert list(tmp_path.iterdir()) == [path]
    save_png(path, pixels[..., 0])
    assert (read_picture(path) == pixels[..., :1]).all()


@pytest.mark.parametrize("place", ["missing/out.png", "file.txt/out.png", "."])
def test_a_target_that_cannot_be_written_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "file.txt").write_text("a file, not a folder")
    with pytest.raises(PictureError, match="cannot be saved as .*Choose another name"):
        save_png(tmp_path / place, colour_picture())


def test_a_write_protected_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "out.png"
    path.write_bytes(b"precious")
    path.chmod(stat.S_IRUSR)
    with pytest.raises(PictureError, match="write-protected"):
        save_png(path, colour_picture())
    assert path.read_bytes() == b"precious"
    assert list(tmp_path.iterdir()) == [path]


def test_a_read_only_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o500)
    if os.access(tmp_path, os.W_OK):  # the system's administrator may write anywhere

        def refuse(*args: object, **options: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("PIL.Image.Image.save", refuse)
    try:
        with pytest.raises(PictureError, match="Permission denied.*folder that exists"):
            save_png(tmp_path / "out.png", colour_picture())
        assert not list(tmp_path.iterdir())
    finally:
        tmp_path.chmod(0o700)


def test_an_interrupted_save_keeps_the_old_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.png"
    save_png(path, colour_picture())

    def full_disk(self: Image.Image, target: Path, **options: object) -> None:
        Path(target).write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("PIL.Image.Image.save", full_disk)
    with pytest.raises(PictureError, match="No space left on device"):
        save_png(path, np.zeros((9, 9, 3), np.uint8))
    assert (read_picture(path) == colour_picture()).all()
    assert list(tmp_path.iterdir()) == [path]
