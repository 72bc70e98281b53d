"""stdout and stderr of the command line: what becomes of them never ends the work.

A reader that has gone (`| head`), a full disk behind `>`, a closed terminal: the work goes on
without a word. Whether something was lost is asked at the end.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO


class Stream(io.TextIOBase):
    """A standard stream that notes its failure and is silent from then on.

    Attributes:
        failure: why something that was written has not arrived, or None.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self.failure: OSError | ValueError | None = None
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_NAMES)

    @property
    def is_lost(self) -> bool:
        """Whether something has not arrived although somebody still wants it."""
        return self.failure is not None and not isinstance(self.failure, BrokenPipeError)

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a plain attribute there
        """Of the stream behind."""
        return getattr(self._stream, "encoding", None) or "utf-8"

    def writable(self) -> bool:
        """Return True: writing never fails."""
        return True

    def isatty(self) -> bool:
        """Return whether a person is looking."""
        try:
            return self._stream is not None and self._stream.isatty()
        except ValueError:  # closed
            return False

    def fileno(self) -> int:
        """Return the descriptor."""
        if self._stream is None:
            raise io.UnsupportedOperation("fileno")
        return self._stream.fileno()

    def write(self, text: str) -> int:
        """Write `text`, if that is still possible."""
        if self._stream is None:
            self.failure = self.failure or ValueError("stdout is closed")
        elif self.failure is None:
            try:
                self._stream.write(text)
            except (OSError, ValueError) as error:
                self._give_up(error)
        return len(text)

    def flush(self) -> None:
        """Bring to its place what was written, if that is still possible."""
        if self._stream is not None and self.failure is None:
            try:
                self._stream.flush()
            except (OSError, ValueError) as error:
                self._give_up(error)

    def _give_up(self, error: OSError | ValueError) -> None:
        """Lead what is still buffered into nothing, or the interpreter fails at its end."""
        self.failure = error
        with suppress(OSError, ValueError, AttributeError):
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, self.fileno())
            os.close(null)


@contextmanager
def standard_streams() -> Iterator[tuple[Stream, Stream]]:
    """Put streams that never fail in place of stdout and stderr during the block."""
    before = sys.stdout, sys.stderr
    out, err = Stream(sys.stdout), Stream(sys.stderr)
    sys.stdout, sys.stderr = out, err
    try:
        yield out, err
    finally:
        out.flush()
        err.flush()
        sys.stdout, sys.stderr = before


def open_missing_descriptors() -> None:
    """Give 0, 1 and 2 something to lead to, or the next file that is opened takes their place.

    TensorFlow prints to 1 and 2 whatever they are: into a model that is being written.
    """
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the system takes the lowest number that is free


def _as_it_is(error: UnicodeError) -> tuple[str | bytes, int]:
    """Encode what the stream's encoding lacks: a byte of a name as itself, the rest escaped."""
    if not isinstance(error, UnicodeEncodeError):  # somebody reads what was written here
        return codecs.lookup_error("surrogateescape")(error)
    found = b""
    for sign in error.object[error.start : error.end]:
        is_byte = 0xDC80 <= ord(sign) <= 0xDCFF  # of a name that is no text (PEP 383)
        found += bytes([ord(sign) - 0xDC00]) if is_byte else sign.encode("ascii", _ESCAPED)
    return found, error.end


_NAMES = "studio.names"
_ESCAPED = "backslashreplace"
codecs.register_error(_NAMES, _as_it_is)
