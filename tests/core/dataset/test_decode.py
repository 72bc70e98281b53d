import io
import os
import struct
import warnings
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from image_files import corners, encoded, put, smooth
from numpy.typing import NDArray
from PIL import Image, TiffImagePlugin

from studio.core.dataset.decode import (
    examine,
    examine_for,
    load_pixels,
    load_thumbnail,
    load_with_digest,
)
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.unreadable import UnreadableImage

LOSSLESS: list[tuple[str, dict[str, Any]]] = [
    ("PNG", {}),
    ("BMP", {}),
    ("WEBP", {"lossless": True}),
    ("TIFF", {}),
]
LOSSLESS += [("TIFF", {"compression": name}) for name in ("tiff_lzw", "tiff_deflate", "packbits")]


def stored(folder: Path, content: bytes) -> Path:
    return put(folder / "image.any", content)


def grey(path: Path) -> NDArray[np.uint8]:
    width, height = examine(path)[:2]
    return load_pixels(path, (height, width), "gray")[:, :, 0]


def differences(first: NDArray[np.uint8], second: NDArray[np.uint8]) -> NDArray[np.int64]:
    return np.abs(first.astype(np.int64) - second.astype(np.int64))


@pytest.mark.parametrize(("kind", "options"), LOSSLESS)
def test_lossless_formats_give_the_exact_pixels(
    tmp_path: Path, kind: str, options: dict[str, Any]
) -> None:
    pixels = smooth()
    path = stored(tmp_path, encoded(pixels, kind, **options))
    found = load_pixels(path, (24, 32), "rgb")
    assert found.dtype == np.uint8
    assert np.array_equal(found, pixels)
    assert examine(path)[:2] == (32, 24)


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("JPEG", {"quality": 95}),
        ("JPEG", {"quality": 95, "progressive": True}),
        ("JPEG", {"quality": 95, "subsampling": 0, "optimize": True}),
        ("WEBP", {"quality": 95}),
        ("GIF", {}),
    ],
)
def test_lossy_formats_come_close(tmp_path: Path, kind: str, options: dict[str, Any]) -> None:
    pixels = smooth()
    found = load_pixels(stored(tmp_path, encoded(pixels, kind, **options)), (24, 32), "rgb")
    assert differences(found, pixels).mean() < 6


def test_cmyk_jpeg_and_tiff_become_rgb(tmp_path: Path) -> None:
    image = Image.fromarray(corners()).convert("CMYK")
    for kind in ("JPEG", "TIFF"):
        found = load_pixels(stored(tmp_path, encoded(image, kind)), (48, 64), "rgb")
        assert differences(found, corners()).mean() < 3


def test_grey_and_one_bit_images_become_rgb_and_grey(tmp_path: Path) -> None:
    luma = Image.fromarray(corners()).convert("L")
    for image in (luma, luma.convert("1", dither=Image.Dither.NONE)):
        for kind in ("PNG", "TIFF", "BMP"):
            path = stored(tmp_path, encoded(image, kind))
            expected = np.array(image.convert("L"))
            assert np.array_equal(grey(path), expected)
            assert np.array_equal(
                load_pixels(path, (48, 64), "rgb"), np.stack([expected] * 3, axis=2)
            )


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_gray_is_the_luma_of_the_colors(tmp_path: Path, kind: str) -> None:
    pixels = smooth()
    path = stored(tmp_path, encoded(pixels, kind, quality=95))
    luma = pixels @ np.array([0.299, 0.587, 0.114])
    assert np.abs(grey(path) - luma).max() < (1 if kind == "PNG" else 8)
    assert load_pixels(path, (24, 32), "gray").shape == (24, 32, 1)


def test_palette_with_and_without_transparency(tmp_path: Path) -> None:
    image = Image.fromarray(corners()).quantize(4)
    for kind in ("PNG", "GIF"):
        assert np.array_equal(
            load_pixels(stored(tmp_path, encoded(image, kind)), (48, 64), "rgb"), corners()
        )
    red = image.getpixel((0, 0))
    for kind in ("PNG", "GIF"):
        path = stored(tmp_path, encoded(image, kind, transparency=red))
        assert np.all(load_pixels(path, (48, 64), "rgb")[:20, :30] == 255)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_alpha_is_blended_on_white(tmp_path: Path, kind: str) -> None:
    pixels = np.zeros((4, 4, 4), np.uint8)
    pixels[:, 0] = (255, 0, 0, 255)
    pixels[:, 1] = (255, 0, 0, 51)
    pixels[:, 2] = (0, 0, 0, 0)
    pixels[:, 3] = (0, 0, 255, 128)
    options = {"lossless": True, "exact": True} if kind == "WEBP" else {}
    found = load_pixels(stored(tmp_path, encoded(pixels, kind, **options)), (4, 4), "rgb")
    assert found[0].tolist() == [[255, 0, 0], [255, 204, 204], [255, 255, 255], [127, 127, 255]]


def test_grey_alpha_and_the_transparent_grey_of_png(tmp_path: Path) -> None:
    pixels = np.zeros((2, 2, 2), np.uint8)
    pixels[..., 1] = (0, 255)
    assert grey(stored(tmp_path, encoded(Image.fromarray(pixels, "LA")))).tolist() == [[255, 0]] * 2
    flat = np.array([[7, 90]], np.uint8)
    assert grey(stored(tmp_path, encoded(flat, transparency=7))).tolist() == [[255, 90]]


def sixteen_bits() -> NDArray[np.uint16]:
    return np.arange(65536, dtype=np.uint16).reshape(256, 256)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bits_are_scaled_and_rounded_exactly(tmp_path: Path, kind: str) -> None:
    values = sixteen_bits()
    found = grey(stored(tmp_path, encoded(values, kind)))
    assert np.array_equal(found, np.rint(values / 65535 * 255).astype(np.uint8))


def test_big_endian_sixteen_bits(tmp_path: Path) -> None:
    values = sixteen_bits()
    image = Image.frombytes("I;16B", (256, 256), values.astype(">u2").tobytes())
    found = grey(stored(tmp_path, encoded(image, "TIFF")))
    assert np.array_equal(found, np.rint(values / 257).astype(np.uint8))


def test_sixteen_bit_colors_are_not_clipped(tmp_path: Path) -> None:
    values = np.zeros((1, 3, 3), np.uint16)
    values[0, :, 0] = (0, 32768, 65535)
    found = load_pixels(stored(tmp_path, png_of_sixteen_bits(values)), (1, 3), "rgb")
    assert found[0, :, 0].tolist() == [0, 128, 255]
    assert found[0, :, 1].tolist() == [0, 0, 0]


def png_of_sixteen_bits(values: NDArray[np.uint16]) -> bytes:
    """Pillow writes no 48-bit PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return len(data).to_bytes(4, "big") + kind + data + check.to_bytes(4, "big")

    height, width, _ = values.shape
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([16, 2, 0, 0, 0])
    lines = b"".join(b"\0" + line.astype(">u2").tobytes() for line in values)
    parts = [chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(lines)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0, 100, 255], [0, 100, 255]),
        ([0, 257 * 100, 65535], [0, 100, 255]),
        ([0, 2**30, 2**31 - 1], [0, 128, 255]),
        ([-100, 0, 155], [0, 100, 255]),
    ],
)
def test_thirty_two_bits_are_scaled(tmp_path: Path, values: list[int], expected: list[int]) -> None:
    path = stored(tmp_path, encoded(np.array([values], np.int32), "TIFF"))
    assert grey(path).tolist() == [expected]


def test_unsigned_thirty_two_bits_do_not_wrap(tmp_path: Path) -> None:
    values = np.array([[0, 2**31, 2**32 - 1]], np.uint32)
    content = encoded(Image.fromarray(values.view(np.int32)), "TIFF")
    signed, unsigned = (struct.pack("<HHIHH", 339, 3, 1, kind, 0) for kind in (2, 1))
    assert content.count(signed) == 1
    path = stored(tmp_path, content.replace(signed, unsigned))
    assert grey(path).tolist() == [[0, 128, 255]]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.0, 0.5, 1.0], [0, 128, 255]),
        ([0.0, 100.0, 255.0], [0, 100, 255]),
        ([0.0, 32767.5, 65535.0], [0, 128, 255]),
        ([-1.0, 0.0, 1.0], [0, 128, 255]),
        ([0.0, np.nan, np.inf, 1.0], [0, 0, 255, 255]),
        ([np.nan, np.nan], [0, 0]),
        ([-5.0, -5.0], [0, 0]),
    ],
)
def test_floats(tmp_path: Path, values: list[float], expected: list[int]) -> None:
    path = stored(tmp_path, encoded(np.array([values], np.float32), "TIFF"))
    assert grey(path).tolist() == [expected]


def test_white_is_zero_in_wide_tiff(tmp_path: Path) -> None:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[262] = 0
    values = np.array([[0, 65535, 257]], np.uint16)
    assert grey(stored(tmp_path, encoded(values, "TIFF", tiffinfo=tags))).tolist() == [
        [255, 0, 254]
    ]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_exif_orientation_is_applied(tmp_path: Path, kind: str, turn: int) -> None:
    upright = corners(48, 64)
    flip = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}[turn]  # the inverse turn
    image = Image.fromarray(upright)
    stored_as = image if turn == 1 else image.transpose(TRANSPOSES[flip])
    exif = Image.Exif()
    exif[0x0112] = turn
    path = stored(tmp_path, encoded(stored_as, kind, exif=exif.tobytes(), quality=95))
    assert examine(path)[:2] == (64, 48)
    assert differences(load_pixels(path, (48, 64), "rgb"), upright).mean() < 4
    assert differences(load_pixels(path, (24, 16), "rgb")[4:8, 2:6], upright[4:8, 4:8]).max() < 60
    assert load_thumbnail(path, 32).shape == (24, 32, 3)


TRANSPOSES = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def test_damaged_exif_does_not_cost_the_image(tmp_path: Path) -> None:
    content = encoded(smooth(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff\x01\x02")
    assert load_pixels(stored(tmp_path, content), (24, 32), "rgb").shape == (24, 32, 3)


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "WEBP", "PNG"])
def test_the_first_of_several_frames(tmp_path: Path, kind: str) -> None:
    frames = [Image.new("RGB", (8, 8), color) for color in ("red", "lime")]
    options = {"lossless": True} if kind == "WEBP" else {}
    content = encoded(frames[0], kind, save_all=True, append_images=frames[1:], **options)
    found = load_pixels(stored(tmp_path, content), (8, 8), "rgb")
    assert np.all(found == (255, 0, 0))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_resizing_is_close_to_an_exact_antialiased_resize(tmp_path: Path, kind: str) -> None:
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, (600, 800, 3), dtype=np.uint8)
    content = encoded(pixels, kind, quality=95)
    with Image.open(io.BytesIO(content)) as image:
        exact = np.array(image.resize((40, 50), Image.Resampling.BILINEAR))
    found = load_pixels(stored(tmp_path, content), (50, 40), "rgb")
    assert differences(found, exact).mean() < 1.5  # without antialiasing it is about 40
    assert abs(float(found.mean()) - float(pixels.mean())) < 1


def test_the_image_is_stretched_not_cropped(tmp_path: Path) -> None:
    found = load_pixels(stored(tmp_path, encoded(corners(48, 64))), (20, 10), "rgb")
    for place, color in (((0, 0), (255, 0, 0)), ((0, 9), (0, 255, 0)), ((19, 0), (0, 0, 255))):
        assert tuple(found[place]) == color


def test_small_images_are_enlarged(tmp_path: Path) -> None:
    assert load_pixels(stored(tmp_path, encoded(smooth(2, 3))), (32, 48), "rgb").shape[:2] == (
        32,
        48,
    )
    assert load_pixels(stored(tmp_path, encoded(smooth(1, 1))), (5, 5), "gray").shape == (5, 5, 1)


def test_thumbnails_keep_the_aspect_ratio_and_are_not_enlarged(tmp_path: Path) -> None:
    path = stored(tmp_path, encoded(smooth(60, 200)))
    assert load_thumbnail(path, 100).shape == (30, 100, 3)
    assert load_thumbnail(path, 500).shape == (60, 200, 3)
    assert load_thumbnail(stored(tmp_path, encoded(smooth(1, 900))), 100).shape == (1, 100, 3)


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    path = put(tmp_path / "photo.txt", encoded(smooth(), "WEBP", lossless=True))
    assert np.array_equal(load_pixels(path, (24, 32), "rgb"), smooth())


def bomb(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return len(data).to_bytes(4, "big") + kind + data + check.to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99))


def reason(path: Path) -> str:
    reasons = set()
    for attempt in (
        lambda: load_pixels(path, (8, 8), "rgb"),
        lambda: load_thumbnail(path, 8),
        lambda: examine(path),
        lambda: examine_for(path, PixelForm((8, 9), "gray")),
        lambda: load_with_digest(path, PixelForm((8, 9), "gray")),
    ):
        with pytest.raises(UnreadableImage) as caught:
            attempt()
        reasons.add(str(caught.value))
    assert len(reasons) == 1
    return reasons.pop()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", "empty"),
        (b"\xff", "Unsupported format"),
        (b"only words in a .jpg, and no picture", "Unsupported format"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(50), "HEIC"),
        (b"BM but a letter, not a picture", "BMP"),
        (bomb(65_000, 65_000), "65000 x 65000"),
        (encoded(smooth(), "PNG")[:-60], "PNG file ends too early"),
        (encoded(smooth(), "JPEG")[:-60], "JPEG file ends too early"),
        (encoded(smooth(), "GIF")[:-60], "GIF file ends too early"),
        (encoded(smooth(), "BMP")[:-60], "BMP file ends too early"),
        (encoded(smooth(), "WEBP")[:-60], "WebP file ends too early"),
        (encoded(smooth(), "TIFF", compression="tiff_lzw")[:-60], "TIFF"),
        (encoded(smooth(), "PNG")[:20], "PNG file ends too early"),
        (encoded(smooth(), "PNG")[:-12], "PNG file ends too early"),
        (encoded(smooth(), "PNG").replace(b"IHDR", b"IHDX"), "starts like a PNG"),
        (encoded(smooth(), "PNG").replace(b"IDAT", b"IDAT\x07\x07\x07\x07", 1), "PNG"),
        (encoded(Image.new("LAB", (8, 8)), "TIFF"), "colour model LAB"),
    ],
)
def test_every_fault_has_its_reason(tmp_path: Path, content: bytes, text: str) -> None:
    path = put(tmp_path / "image.jpg", content)
    found = reason(path)
    assert text in found
    assert str(path) not in found


def test_a_bomb_is_refused_without_its_memory(tmp_path: Path) -> None:
    import tracemalloc

    path = put(tmp_path / "bomb.png", bomb(20_000, 20_000))
    tracemalloc.start()
    assert "20000 x 20000" in reason(path)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert "does not exist" in reason(tmp_path / "none.png")
    assert "folder" in reason(tmp_path)
    assert "cannot be read" in reason(tmp_path / "zero\0byte.png")


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    os.mkfifo(tmp_path / "pipe.png")
    assert "Not a file" in reason(tmp_path / "pipe.png")


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path / "locked.png")

    def lock(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", lock)
    with pytest.raises(UnreadableImage, match="permission") as caught:
        examine(path)
    assert not caught.value.is_lasting


def test_pillow_warns_nobody(tmp_path: Path) -> None:
    palette = Image.fromarray(corners()).quantize(4)
    contents = [
        bomb(12_000, 10_000),  # Pillow warns from 89 million pixels on
        encoded(palette, "PNG", transparency=bytes([0, 100, 255, 255])),
        encoded(smooth(), "JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0\x05\0\x12\x01"),
        encoded(smooth(), "TIFF")[:-8],
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        before = list(warnings.filters)
        for content in contents:
            try:
                load_pixels(stored(tmp_path, content), (8, 8), "rgb")
            except UnreadableImage as error:
                assert not isinstance(error.__cause__, Warning)  # noqa: PT017
        assert list(warnings.filters) == before
