"""What an HDF5 file holds, walked before anything is read from it.

Keras writes plain trees of groups and unbroken arrays of numbers. A file may ask for more: links
to other files (CVE-2026-1669), arrays that are declared and never stored, groups that hold
themselves. All that is refused, so that afterwards reading costs at most the file's own size.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import h5py

from studio.core.base.errors import InputError

SIGNATURE = b"\x89HDF\r\n\x1a\n"

DEEPEST = 64
"""Nesting of groups; Keras takes 5 and 2 more for each model inside a model."""

_NUMBERS = "fiub"

_DAMAGE = (OSError, RuntimeError, KeyError, ValueError, TypeError, OverflowError)
"""What h5py raises for a file that contradicts itself."""


@contextmanager
def open_hdf5(path: Path, file: str) -> Iterator[h5py.File]:
    """Open an HDF5 file for reading once it was found harmless; `file` names it in sentences.

    Raises:
        InputError: not HDF5, cut off, damaged, or with something that Keras never writes.
    """
    try:
        with h5py.File(path, "r") as content:
            check_hdf5(content, path.stat().st_size, file)
            yield content
    except _DAMAGE as error:
        raise damaged(file, error) from error


def damaged(file: str, error: BaseException) -> InputError:
    """Return the sentence for a file that ends too early or contradicts itself."""
    reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
    return InputError("{file} is damaged or cut off: {reason}", file=file, reason=reason)


def check_hdf5(content: h5py.File, size: int, file: str) -> None:
    """Walk the whole tree.

    Args:
        content: opened for reading.
        size: of the file in bytes.
        file: names it in sentences.

    Raises:
        InputError: a link, data outside of the file, arrays that are declared and not held, an
            object met twice, a kind of object that Keras does not write.
        OSError, RuntimeError, KeyError, ValueError, TypeError: the file contradicts itself.
    """
    declared = 0
    seen = {_address(content["/"])}
    declared += _attribute_bytes(content["/"])
    waiting = [content["/"]]
    while waiting:
        group = waiting.pop()
        for key in group:
            item = _item(group, key, file)
            if _address(item) in seen:
                raise InputError(
                    "{file}: {name} can be reached in two ways; such files are not opened.",
                    file=file,
                    name=_name(item),
                )
            seen.add(_address(item))
            declared += _attribute_bytes(item)
            if isinstance(item, h5py.Dataset):
                declared += _array_bytes(item, file)
            elif isinstance(item, h5py.Group) and item.name.count("/") < DEEPEST:
                waiting.append(item)
            else:
                raise InputError(
                    "{file}: {name} is not something that Keras writes; such files are not opened.",
                    file=file,
                    name=_name(item),
                )
            if declared > size:
                raise InputError(
                    "{file} declares arrays of more than {declared} bytes in all and has {size}; "
                    "it was made to use up the memory, or is damaged.",
                    file=file,
                    declared=declared,
                    size=size,
                )


def _item(group: h5py.Group, key: str, file: str) -> h5py.HLObject:
    if not isinstance(group.get(key, getlink=True), h5py.HardLink):
        raise InputError(
            "{file} points to other places ({name}); such files are not opened.",
            file=file,
            name=f"{group.name}/{key}".replace("//", "/")[:200],
        )
    return group[key]


def _array_bytes(array: h5py.Dataset, file: str) -> int:
    if array.external or array.is_virtual:
        raise InputError(
            "{file} points to other places ({name}); such files are not opened.",
            file=file,
            name=_name(array),
        )
    if array.dtype.kind not in _NUMBERS or h5py.check_dtype(ref=array.dtype):
        raise InputError(
            "{file}: {name} is not an array of numbers; such files are not opened.",
            file=file,
            name=_name(array),
        )
    if array.chunks is not None or array.id.get_create_plist().get_nfilters():
        raise InputError(
            "{file}: {name} is compressed or chunked, which Keras never writes; such files "
            "are not opened.",
            file=file,
            name=_name(array),
        )
    declared: int = math.prod(array.shape or (0,)) * array.dtype.itemsize
    if declared > array.id.get_storage_size():
        raise InputError(
            "{file}: {name} declares more numbers than the file holds; such files are not opened.",
            file=file,
            name=_name(array),
        )
    return declared


def _attribute_bytes(item: h5py.HLObject) -> int:
    found = 0
    for key in item.attrs:
        attribute = item.attrs.get_id(key)
        found += math.prod(attribute.shape or ()) * attribute.dtype.itemsize
    return found


def _address(item: h5py.HLObject) -> int:
    return int(h5py.h5o.get_info(item.id).addr)


def _name(item: h5py.HLObject) -> str:
    return str(item.name)[:200]
