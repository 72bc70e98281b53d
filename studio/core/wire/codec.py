"""Frames on a byte stream: four bytes of length, big-endian, then one msgpack value.

No pickle: the other side may be on another machine. Arrays travel as (dtype, shape, bytes).
"""

import re
import struct
from collections.abc import Iterator
from typing import Any, Generic, TypeVar

import msgspec
import numpy as np

from studio.core.base.errors import WorkError
from studio.core.base.lone_array import is_text

MAXIMUM_FRAME = 256 * 1024 * 1024
"""Bytes; a longer frame is a broken or a foreign stream. 100,000 scanned images take 10 MiB."""

_LENGTH = struct.Struct(">I")
_DTYPES = frozenset({"|u1", "<i4", "<i8", "<f4", "<f8", "|b1"})
_TEXT = re.compile(r"<U[1-9]\d{0,4}")

Message = TypeVar("Message")


class ProtocolError(WorkError):
    """The stream does not follow the protocol; it cannot be read any further."""


def _encode_array(value: Any) -> Any:  # noqa: ANN401  # msgspec's hook
    if isinstance(value, np.ndarray):
        array = np.ascontiguousarray(value)
        array = array.astype(array.dtype.newbyteorder("<"), copy=False)
        return (array.dtype.str, value.shape, array.tobytes())
    raise NotImplementedError(type(value))


def _decode_array(kind: type, value: Any) -> Any:  # noqa: ANN401  # msgspec's hook
    if kind is not np.ndarray:
        raise NotImplementedError(kind)
    dtype, shape, content = value
    if dtype not in _DTYPES and not _TEXT.fullmatch(dtype):
        raise ValueError(f"array of {dtype}")
    array = np.frombuffer(content, dtype)
    if array.dtype.kind == "U" and not is_text(array):
        raise ValueError("an array of what is no text")
    return array.reshape(shape)


class Encoder:
    """Turns messages into frames; one for each thread that sends."""

    def __init__(self) -> None:
        self._encoder = msgspec.msgpack.Encoder(enc_hook=_encode_array)

    def frame(self, message: msgspec.Struct) -> bytes:
        """Return the bytes of one frame.

        Raises:
            ProtocolError: the message is longer than a frame may be.
        """
        body = self._encoder.encode(message)
        if len(body) > MAXIMUM_FRAME:
            raise ProtocolError("A message of {size} bytes is too long to send.", size=len(body))
        return _LENGTH.pack(len(body)) + body


class FrameReader(Generic[Message]):
    """Cuts a byte stream, fed in any pieces, into messages of one union."""

    def __init__(self, kind: Any) -> None:  # noqa: ANN401  # a union of message types
        self._decoder: msgspec.msgpack.Decoder[Message] = msgspec.msgpack.Decoder(
            kind, dec_hook=_decode_array
        )
        self._buffer = bytearray()

    @property
    def pending(self) -> int:
        """Bytes that wait for the rest of their frame."""
        return len(self._buffer)

    def feed(self, chunk: bytes) -> Iterator[Message]:
        """Take in `chunk` and yield the messages it completes.

        Raises:
            ProtocolError: a frame is too long or is not a message of this protocol.
        """
        self._buffer += chunk
        position = 0
        try:
            while len(self._buffer) - position >= _LENGTH.size:
                (length,) = _LENGTH.unpack_from(self._buffer, position)
                if length > MAXIMUM_FRAME:
                    raise ProtocolError(
                        "The engine's stream is broken: a frame of {size} bytes.", size=length
                    )
                end = position + _LENGTH.size + length
                if len(self._buffer) < end:
                    return
                body = bytes(self._buffer[position + _LENGTH.size : end])
                position = end
                yield self._decode(body)
        finally:
            del self._buffer[:position]

    def _decode(self, body: bytes) -> Message:
        try:
            return self._decoder.decode(body)
        except (msgspec.MsgspecError, ValueError, TypeError, RecursionError) as error:
            raise ProtocolError(
                "The engine's stream is broken: {reason}.", reason=str(error)
            ) from error
