"""Files of codes: what NumPy opens, what is lost, what is refused."""

import random
import zipfile
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from studio.core.base.errors import InputError
from studio.core.exports import codes_file
from studio.core.exports.codes_file import About, CodesReport

ABOUT = About("/run", "f" * 32, ("a/1.png", "b.png"), (8, 9), "gray", "Afina Studio 0.1")
CODES = np.array([[0.0, 5.0, 1.5], [2.55, 5.0, -1.5]], np.float32)


def written(tmp_path: Path, about: About = ABOUT) -> Path:
    file = tmp_path / "codes.npz"
    file.write_bytes(codes_file.packed(CODES, about))
    return file


def test_codes_come_back_within_half_a_step(tmp_path: Path) -> None:
    found = codes_file.read(written(tmp_path))
    assert found.about == ABOUT
    np.testing.assert_allclose(found.codes, CODES, atol=3 / 255 / 2 + 1e-6)
    with np.load(written(tmp_path)) as plain:
        assert plain["codes"].tolist() == [[0, 0, 255], [255, 0, 0]]
        assert plain["high"].tolist() == pytest.approx([2.55, 5.0, 1.5])


@pytest.mark.parametrize("name", ["../x.png", "/x.png", "a/../../x.png", "c:x.png", "a\\b.png", ""])
def test_a_file_that_would_write_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    file = written(tmp_path, replace(ABOUT, files=("a.png", name)))
    with pytest.raises(InputError, match="not a file of codes, or it is damaged"):
        codes_file.read(file)


def test_other_files_are_refused(tmp_path: Path) -> None:
    file = written(tmp_path)
    for content in (b"", b"PK", file.read_bytes()[:-30]):
        file.write_bytes(content)
        with pytest.raises(InputError, match="not a file of codes"):
            codes_file.read(file)
    np.savez(file, codes=np.zeros((2, 3), np.uint8), low=np.zeros(2, np.float32))
    with pytest.raises(InputError, match="not a file of codes"):
        codes_file.read(file)
    with pytest.raises(InputError, match="do not fit together"):
        codes_file.read(written(tmp_path, replace(ABOUT, files=("a.png",))))


def test_a_bomb_is_refused_unread(tmp_path: Path) -> None:
    file = written(tmp_path)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        for place in range(5):
            archive.writestr(f"more{place}.npy", bytes(300_000_000))
    assert file.stat().st_size < 2_000_000
    with pytest.raises(InputError, match="room"):
        codes_file.read(file)


def test_a_head_that_claims_more_than_there_is_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "codes.npz"
    np.savez(file, codes=np.zeros((2, 3), np.uint8))
    with zipfile.ZipFile(file) as whole:
        codes = whole.read("codes.npy").replace(b"(2, 3), }" + b" " * 12, b"(2, 3000000000000), }")
    assert b"3000000000000" in codes
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("codes.npy", codes)
    with pytest.raises(InputError, match="does not hold what it declares"):
        codes_file.read(file)


def test_flipped_bits_are_a_sentence(tmp_path: Path) -> None:
    whole = written(tmp_path).read_bytes()
    file, numbers = tmp_path / "flipped.npz", random.Random(3)
    for _ in range(300):
        content = bytearray(whole)
        content[numbers.randrange(len(content))] ^= 1 << numbers.randrange(8)
        file.write_bytes(content)
        with suppress(InputError):
            codes_file.read(file)


def test_the_report_says_what_it_costs() -> None:
    report = CodesReport("/c.npz", 3, 0, (8, 9), 2, 100, 1000, 2048, 4096, 0.02, 0.01, 0.003, 75)
    first, second, third = map(str, report.remarks)
    assert "100 B as codes, 1000 B as PNG (10 times as much)" in first
    assert "2.0 KB as JPEG (20.5 times as much)" in first
    assert second.startswith("Mean squared error: 0.02; 0.01 without rounding")
    assert "only images like those that the run was trained on" in third
