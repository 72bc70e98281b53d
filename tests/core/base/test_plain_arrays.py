import io
import os
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from studio.core.base.errors import InputError
from studio.core.base.plain_arrays import read_arrays

WHOLE: dict[str, Any] = {
    "model/0": np.arange(6, dtype=np.float32).reshape(2, 3),
    "model/1": np.asfortranarray(np.arange(6, dtype=np.int64).reshape(3, 2)),
    "seed": np.array(7, np.uint32),
    "empty": np.zeros((0, 4), np.float16),
}


def npy(array: np.ndarray, *, pickled: bool = False) -> bytes:
    out = io.BytesIO()
    np.save(out, array, allow_pickle=pickled)
    return out.getvalue()


def archive(path: Path, *members: tuple[str, bytes], kind: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", kind) as file:
        for name, content in members:
            file.writestr(name, content)
    return path


def test_what_numpy_writes_is_read(tmp_path: Path) -> None:
    np.savez(tmp_path / "whole.npz", **WHOLE)
    found = read_arrays(tmp_path / "whole.npz")
    assert list(found) == list(WHOLE)
    for name, array in WHOLE.items():
        np.testing.assert_array_equal(found[name], array)
        assert found[name].dtype == array.dtype


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ([("odd.txt", b"x")], "is no array"),
        ([("a.npy", b"x")], "damaged"),
        ([("a.npy", npy(np.zeros(2))), ("a.npy", npy(np.zeros(2)))], "too many members"),
        ([("a.npy", npy(np.array(["text"])))], "holds no numbers"),
        ([("a.npy", npy(np.array([{}]), pickled=True))], "holds no numbers"),
        ([("a.npy", npy(np.zeros(2))[:-1])], "does not hold what it declares"),
        ([("a.npy", npy(np.zeros(2)).replace(b"(2,)", b"(2,("))], "damaged"),
        ([("a.npy", npy(np.zeros(2)) + b"x")], "does not hold what it declares"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_numpy_does_not_write_is_damage(
    members: list[tuple[str, bytes]], reason: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=reason):
        read_arrays(archive(tmp_path / "odd.npz", *members))


def test_a_bomb_is_refused_unread(tmp_path: Path) -> None:
    content = npy(np.zeros(10_000_000, np.uint8))
    packed = archive(tmp_path / "packed.npz", ("a.npy", content), kind=zipfile.ZIP_DEFLATED)
    with pytest.raises(InputError, match="larger than the file"):
        read_arrays(packed)
    claimed = npy(np.zeros(4, np.float32)).replace(b"(4,)", b"(9999999999999,)")
    with pytest.raises(InputError, match="is damaged"):
        read_arrays(archive(tmp_path / "claimed.npz", ("a.npy", claimed)))


def test_no_file_is_said_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.npz")
    for path in (tmp_path, tmp_path / "none.npz", tmp_path / "pipe.npz", Path("/dev/zero")):
        with pytest.raises(InputError):
            read_arrays(path)


def test_any_flipped_bit_is_noticed_or_harmless(tmp_path: Path) -> None:
    np.savez(tmp_path / "whole.npz", **WHOLE)
    content = (tmp_path / "whole.npz").read_bytes()
    numbers = np.random.default_rng(3)
    for place in numbers.integers(0, len(content) * 8, 400):
        changed = bytearray(content)
        changed[place // 8] ^= 1 << (place % 8)
        (tmp_path / "flipped.npz").write_bytes(changed)
        try:
            found = read_arrays(tmp_path / "flipped.npz")
        except InputError:
            continue
        for name in set(found) & set(WHOLE):
            np.testing.assert_array_equal(found[name], WHOLE[name])
