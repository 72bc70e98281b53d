"""PyTorch's old files, written here as PyTorch writes them."""

import pickle
import struct
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from studio.core.base.errors import InputError
from studio.core.networks.torch_file import read_tensors

MAGIC, PROTOCOL = 0x1950A86A20F9469CFC6C, 1001


class Global:
    """Pickles as the name of something in a module that need not be installed."""

    def __init__(self, module: str, name: str) -> None:
        self.module, self.name = module, name


class Call:
    """Pickles as the result of calling a `Global`."""

    def __init__(self, function: Global, *arguments: object) -> None:
        self.function, self.arguments = function, arguments


class Storage:
    def __init__(self, key: str, values: np.ndarray, claimed: int | None = None) -> None:
        self.key, self.values = key, values
        self.size = values.size if claimed is None else claimed


class Writer(pickle._Pickler):  # the one in Python, whose opcodes can be written by hand
    write: Callable[[bytes], object]

    def persistent_id(self, obj: object) -> object:
        if isinstance(obj, Storage):
            kind = {"f": "FloatStorage", "i": "LongStorage"}[obj.values.dtype.kind]
            return ("storage", Global("torch", kind), obj.key, "cpu", obj.size, None)
        return None

    def save(self, obj: object, save_persistent_id: bool = True) -> None:
        if isinstance(obj, Global):
            self.write(pickle.GLOBAL + f"{obj.module}\n{obj.name}\n".encode())
        elif isinstance(obj, Call):
            self.save(obj.function)
            self.save(obj.arguments)
            self.write(pickle.REDUCE)
        else:
            super().save(obj, save_persistent_id)  # type: ignore[misc]


def tensor(storage: Storage, offset: int, shape: tuple[int, ...], strides: tuple[int, ...]) -> Call:
    rebuild = Global("torch._utils", "_rebuild_tensor_v2")
    return Call(rebuild, storage, offset, shape, strides, False, OrderedDict())


def write(path: Path, tree: object, *storages: Storage, magic: int = MAGIC) -> Path:
    with path.open("wb") as out:
        head = (magic, PROTOCOL, {"protocol_version": PROTOCOL, "little_endian": True})
        for part in (*head, tree, [storage.key for storage in storages]):
            Writer(out, 2).dump(part)
        for storage in storages:
            out.write(struct.pack("<q", storage.values.size) + storage.values.tobytes())
    return path


VALUES = np.arange(24, dtype="<f4")


def test_tensors_are_gathered_by_their_strides(tmp_path: Path) -> None:
    """Channels-last memory under a channels-first shape, and a view into a shared storage."""
    storage, counter = Storage("7", VALUES), Storage("9", np.array([5], "<i8"))
    tree = OrderedDict(
        kernel=tensor(storage, 0, (2, 3, 2, 2), (1, 2, 12, 6)),
        part=tensor(storage, 20, (4,), (1,)),
        counter=tensor(counter, 0, (), ()),
    )
    found = read_tensors(write(tmp_path / "a.pth", tree, storage, counter))
    assert list(found) == ["kernel", "part", "counter"]
    expected = VALUES.reshape(2, 2, 3, 2).transpose(3, 2, 0, 1)
    np.testing.assert_array_equal(found["kernel"], expected)
    assert found["kernel"].flags.c_contiguous
    np.testing.assert_array_equal(found["part"], [20, 21, 22, 23])
    assert found["counter"] == 5


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_tensors(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    "function", [Global("os", "system"), Global("builtins", "eval"), Global("torch", "load")]
)
def test_code_is_never_called(function: Global, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    tree = OrderedDict(kernel=Call(function, f"touch {canary}"))
    assert f"{function.module}.{function.name}" in refusal(write(tmp_path / "a.pth", tree))
    assert not canary.exists()


@pytest.mark.parametrize(
    ("offset", "shape", "strides"),
    [
        (0, (25,), (1,)),
        (24, (1,), (1,)),
        (-1, (4,), (1,)),
        (0, (4,), (-1,)),
        (0, (1 << 40,), (0,)),
        (0, (-4,), (1,)),
        (0, (2, 2), (1,)),
        (0, (0,), (1,)),
    ],
)
def test_views_beyond_their_storage_are_refused(
    offset: int, shape: tuple[int, ...], strides: tuple[int, ...], tmp_path: Path
) -> None:
    storage = Storage("7", VALUES)
    tree = OrderedDict(kernel=tensor(storage, offset, shape, strides))
    refusal(write(tmp_path / "a.pth", tree, storage))


def test_what_is_no_such_file_is_refused(tmp_path: Path) -> None:
    storage = Storage("7", VALUES)
    tree = OrderedDict(kernel=tensor(storage, 0, (24,), (1,)))
    whole = write(tmp_path / "whole.pth", tree, storage).read_bytes()
    read_tensors(tmp_path / "whole.pth")
    assert "format" in refusal(write(tmp_path / "a.pth", tree, storage, magic=1))
    huge = Storage("7", VALUES, claimed=1 << 50)
    tree = OrderedDict(kernel=tensor(huge, 0, (24,), (1,)))
    assert "too early" in refusal(write(tmp_path / "a.pth", tree, huge))
    assert "tensors" in refusal(write(tmp_path / "a.pth", OrderedDict(kernel=3)))
    refusal(tmp_path / "missing.pth")
    refusal(tmp_path)
    for end in range(0, len(whole), 7):
        (tmp_path / "a.pth").write_bytes(whole[:end])
        refusal(tmp_path / "a.pth")
