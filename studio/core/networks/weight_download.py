"""A file of weights fetched over the network: resumable, bounded, and left as soon as asked.

What a server sends is not trusted: neither that it is silent, nor that it never ends, nor that it
sends the reader from one address to the next for ever.
"""

from __future__ import annotations

import http.client
import queue
import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from studio.core.base.errors import Cancelled, DiskFullError, InputError, WorkError

_CHUNK = 1 << 20
_AHEAD = 4
"""Pieces that may wait for a slow disk."""

_TIMEOUT = 30.0
_LOOK_SECONDS = 0.2
"""Between two looks whether the download shall be given up."""

_LONGEST_REASON = 200


class TooLargeError(Exception):
    """The server announces, or sends, more than the file can have."""


class _Begun(NamedTuple):
    """What the server says before the content.

    Attributes:
        goes_on: whether it sends the rest that was asked for, and not all again.
        length: bytes that it will send, 0 where it does not say.
    """

    goes_on: bool
    length: int


def download(
    address: str,
    part: Path,
    largest: int,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> None:
    """Bring what `part` lacks of the content of `address`; what has come is kept in it.

    Args:
        address: of the file.
        part: what came before lies there; it grows.
        largest: bytes that the file may have.
        progress: told of the bytes so far and in all, 0 in all where the server does not say.
        cancelled: asked after each piece, and while none comes.

    Raises:
        InputError: that is no address.
        WorkError: no connection, not found there, or cut off.
        DiskFullError: there is no room for the file.
        OSError: `part` cannot be written.
        TooLargeError: it has more bytes than `largest`.
        Cancelled: as asked.
    """
    have = part.stat().st_size if part.is_file() else 0
    reading = _Reading(address, have)
    try:
        with _explained(address, part):
            begun = reading.begun(cancelled)
        have = have if begun.goes_on else 0
        total = have + begun.length if begun.length else 0
        if total > largest:
            raise TooLargeError
        _check_room(part, total - have)
        progress(have, total)
        with part.open("ab" if have else "wb") as out:
            while True:
                with _explained(address, part):
                    piece = reading.piece(cancelled)
                if not piece:
                    break
                out.write(piece)
                have += len(piece)
                progress(have, total)
                if have > largest:
                    raise TooLargeError
                if cancelled():
                    raise Cancelled
        if have < total:
            raise _lost(address, part)
    finally:
        reading.give_up()


class _Reading:
    """What comes from an address, read in a thread of its own.

    To look a name up, to connect, to wait for a server that says nothing: each takes up to
    `_TIMEOUT` and cannot be interrupted. Who gives the reading up leaves that to the thread, which
    ends by itself.

    Args:
        address: that is read.
        have: bytes of it that are there already.
    """

    def __init__(self, address: str, have: int) -> None:
        self._address = address
        self._have = have
        self._said: queue.Queue[_Begun | bytes | Exception] = queue.Queue(_AHEAD)
        self._is_given_up = threading.Event()
        threading.Thread(target=self._run, name="download", daemon=True).start()

    def begun(self, cancelled: Callable[[], bool]) -> _Begun:
        """Wait for what comes before the content; raises what urllib raises, or `Cancelled`."""
        said = self._next(cancelled)
        assert isinstance(said, _Begun)
        return said

    def piece(self, cancelled: Callable[[], bool]) -> bytes:
        """Wait for the next piece, empty behind the last; raises as `begun`."""
        said = self._next(cancelled)
        assert isinstance(said, bytes)
        return said

    def give_up(self) -> None:
        """Want no more of it."""
        self._is_given_up.set()

    def _next(self, cancelled: Callable[[], bool]) -> _Begun | bytes:
        while True:
            try:
                said = self._said.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                if cancelled():
                    raise Cancelled from None
                continue
            if isinstance(said, Exception):
                raise said
            return said

    def _run(self) -> None:
        try:
            self._read()
        except Exception as error:  # raised where it is waited for
            self._say(error)

    def _read(self) -> None:
        headers = {"User-Agent": "afina-studio"}
        if self._have:
            headers["Range"] = f"bytes={self._have}-"
        request = urllib.request.Request(self._address, headers=headers)
        try:
            answer = urllib.request.urlopen(request, timeout=_TIMEOUT)
        except urllib.error.HTTPError as error:
            if error.code != http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE or not self._have:
                raise
            error.close()
            self._say(_Begun(True, 0))  # all of it was there already; the checksum decides
            self._say(b"")
            return
        with answer:
            goes_on = answer.status == http.HTTPStatus.PARTIAL_CONTENT
            self._say(_Begun(goes_on, _length(answer.headers.get("Content-Length"))))
            # What has come, however little: a full piece may take minutes on a slow line, in which
            # nobody would be told how far it is.
            while (piece := answer.read1(_CHUNK)) and self._say(piece):
                pass
        self._say(b"")

    def _say(self, said: _Begun | bytes | Exception) -> bool:
        """Hand it over; return False where nobody wants it any more."""
        while not self._is_given_up.is_set():
            with suppress(queue.Full):
                self._said.put(said, timeout=_LOOK_SECONDS)
                return True
        return False


def _length(said: str | None) -> int:
    """Return the length that a server announces, 0 where that is none."""
    text = said or ""
    return int(text) if len(text) < len(str(1 << 63)) and text.isascii() and text.isdigit() else 0


def _check_room(part: Path, needed: int) -> None:
    """Refuse to begin what there is no room for: a full disk stops everything else as well.

    Raises:
        DiskFullError: so it is.
        OSError: there is no such disk.
    """
    free = shutil.disk_usage(part.parent).free
    if needed > free:
        raise DiskFullError(
            "The disk is full: {folder} has {free} MB left, and {needed} MB would be downloaded "
            "to it.",
            folder=str(part.parent),
            free=free // 10**6,
            needed=-(-needed // 10**6),
        )


@contextmanager
def _explained(address: str, part: Path) -> Iterator[None]:
    """Turn what goes wrong on the network into a sentence that says what to do."""
    names = _names(address, part)
    try:
        yield
    except urllib.error.HTTPError as error:
        error.close()
        raise WorkError(
            "{file} could not be downloaded: {address} answered {code} {reason}. Get the file "
            "elsewhere and put it into {folder}.",
            **names,
            code=error.code,
            reason=_shown(error.reason),
        ) from error
    except (http.client.IncompleteRead, ConnectionError, TimeoutError) as error:
        raise _lost(address, part) from error
    except (urllib.error.URLError, http.client.HTTPException) as error:
        raise WorkError(
            "{file} could not be downloaded: no connection to {address} ({reason}). Get the "
            "file on another computer and put it into {folder}.",
            **names,
            reason=_shown(getattr(error, "reason", error)),
        ) from error
    except ValueError as error:
        raise InputError("{address} is not an address.", address=address) from error
    except OSError as error:  # the network went away, or what came was not what had been sent
        raise _lost(address, part) from error


def _lost(address: str, part: Path) -> WorkError:
    return WorkError(
        "The connection was lost while downloading {file} from {address}. The part received is "
        "kept; try again, or put the file into {folder}.",
        **_names(address, part),
    )


def _names(address: str, part: Path) -> dict[str, str]:
    return {"file": part.stem, "address": address, "folder": str(part.parent)}


def _shown(reason: object) -> str:
    """Return on one line, and not too long, what a server may have written."""
    line = (str(reason).strip().splitlines() or [type(reason).__name__])[0].rstrip(".")
    return "".join(sign if sign.isprintable() else "?" for sign in line[:_LONGEST_REASON])
