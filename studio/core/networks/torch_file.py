"""Reads the tensors of a PyTorch file of the old format (before 1.6, no zip), without PyTorch.

Such a file is four pickles (a magic number, the protocol, the byte order, the tree of tensors),
the list of storage keys, then each storage as a count of eight bytes and its raw numbers
(https://github.com/pytorch/pytorch, torch/serialization.py, `_legacy_save`). A pickle can call
anything it names; the reader here allows what such files are made of and refuses all else.
"""

import math
import pickle
from collections import OrderedDict
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence, say

Array = npt.NDArray[Any]

_MAGIC = 0x1950A86A20F9469CFC6C
_PROTOCOL = 1001
_TYPES = {"FloatStorage": np.dtype("<f4"), "LongStorage": np.dtype("<i8")}


class _Storage(NamedTuple):
    """Raw numbers that tensors are views of."""

    key: str
    type: np.dtype[Any]
    size: int


class _View(NamedTuple):
    """A tensor: where it begins in its storage, and its shape and strides in values."""

    storage: _Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]


class _DamagedError(Exception):
    """The file is not what it should be; holds the reason."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(reason)
        self.reason = reason


def read_tensors(path: Path) -> dict[str, Array]:
    """Return the tensors of a state dictionary by name, each in its own contiguous array.

    Tensors are strided views (channels-last memory under channels-first shapes is common), so
    they are gathered by their strides; reshaping the storage would mix their values up.

    Raises:
        InputError: the file cannot be read, is not of this format, ends too early, or holds
            something other than tensors of float32 and int64.
    """
    try:
        with path.open("rb") as stream:
            return _read(stream)
    except _DamagedError as error:
        reason: Sentence | str = error.reason
    except OSError as error:
        reason = error.strerror or str(error)
    except Exception as error:  # damaged pickles raise whatever they like
        reason = say("it is damaged ({kind})", kind=type(error).__name__)
    raise InputError(
        "{file} is not a readable PyTorch file: {reason}.", file=str(path), reason=reason
    )


def _read(stream: IO[bytes]) -> dict[str, Array]:
    if _Reader(stream).load() != _MAGIC or _Reader(stream).load() != _PROTOCOL:
        raise _DamagedError(say("it is not of the format that PyTorch wrote before version 1.6"))
    if _Reader(stream).load().get("little_endian") is not True:
        raise _DamagedError(say("its byte order is not little-endian"))
    tree = _Reader(stream).load()
    keys = _Reader(stream).load()
    views = {name: view for name, view in tree.items() if isinstance(view, _View)}
    if len(views) != len(tree):
        raise _DamagedError(say("it holds something other than tensors"))
    numbers = _read_storages(
        stream, keys, {view.storage.key: view.storage for view in views.values()}
    )
    return {str(name): _gathered(view, numbers[view.storage.key]) for name, view in views.items()}


def _read_storages(
    stream: IO[bytes], keys: list[str], storages: dict[str, _Storage]
) -> dict[str, Array]:
    numbers = {}
    for key in keys:
        storage = storages[key]
        count = int.from_bytes(stream.read(8), "little")
        content = stream.read(count * storage.type.itemsize) if count == storage.size else b""
        if len(content) != storage.size * storage.type.itemsize:
            raise _DamagedError(say("it ends too early"))
        numbers[key] = np.frombuffer(content, storage.type)
    return numbers


def _gathered(view: _View, numbers: Array) -> Array:
    reach = sum((size - 1) * step for size, step in zip(view.shape, view.strides, strict=True))
    is_inside = (
        min((view.offset, *view.strides), default=0) >= 0
        and min(view.shape, default=1) > 0
        and view.offset + reach < len(numbers)
        and math.prod(view.shape) <= len(numbers)
    )
    if not is_inside:
        raise _DamagedError(say("a tensor reaches beyond its numbers"))
    width = numbers.dtype.itemsize
    strides = tuple(step * width for step in view.strides)
    return np.lib.stride_tricks.as_strided(numbers[view.offset :], view.shape, strides).copy()


class _Reader(pickle.Unpickler):
    """Allows ordered dictionaries, storages and tensors, nothing else."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401  # pickle's own signature
        match module, name:
            case "collections", "OrderedDict":
                return OrderedDict
            case "torch._utils", "_rebuild_tensor_v2":
                return _view
            case "torch", _ if name in _TYPES:
                return _TYPES[name]
        raise _DamagedError(say("it holds {module}.{name}", module=module, name=name))

    def persistent_load(self, identity: Any) -> _Storage:  # noqa: ANN401  # pickle's own signature
        kind, storage_type, key, _device, count, _view_of = identity
        if kind != "storage" or not isinstance(storage_type, np.dtype):
            raise _DamagedError(say("it holds something other than tensors"))
        return _Storage(str(key), storage_type, int(count))


def _view(
    storage: _Storage,
    offset: int,
    shape: tuple[int, ...],
    strides: tuple[int, ...],
    *_gradient: object,
) -> _View:
    if not isinstance(storage, _Storage):
        raise _DamagedError(say("it holds something other than tensors"))
    return _View(storage, offset, shape, strides)
