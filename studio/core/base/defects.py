"""What nobody foresaw: one sentence for the person, and a file that has the details.

Every program of ours ends here with whatever escapes: the command line, the window, the engine.
"""

from __future__ import annotations

import contextlib
import os
import platform
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

import studio
from studio.core.base import paths
from studio.core.base.sentences import Sentence, say

_KEPT = 20
"""Files of details; older ones go."""

_LONGEST_REASON = 200


def defect(error: BaseException) -> Sentence:
    """Write the details of `error` to a file; return the sentence that names it."""
    details = "".join(traceback.format_exception(error))
    said = (str(error).strip().splitlines() or [""])[0][:_LONGEST_REASON]
    reason = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return found_by_surprise(reason, keep_details(details))


def found_by_surprise(reason: str, file: Path | None) -> Sentence:
    """Return the sentence about a defect whose details lie in `file`, if there was room for it."""
    if file is None:
        return say("Unexpected error: {reason}.", reason=reason)
    return say(
        "Unexpected error: {reason}. The details are in {file}.", reason=reason, file=str(file)
    )


def keep_details(details: str) -> Path | None:
    """Write `details`, with what a report needs beside them, to a file of its own.

    Returns:
        The file; in the cache, else in the folder of temporary files; None where neither takes it.
    """
    now = datetime.now().astimezone()
    content = f"{_circumstances(now)}\n\n{details.rstrip()}\n".encode(errors="backslashreplace")
    name = f"{now:%Y%m%d-%H%M%S-%f}-{os.getpid()}.txt"
    for folder in _folders():
        with contextlib.suppress(OSError, ValueError, RuntimeError):
            folder.mkdir(parents=True, exist_ok=True)
            file = folder / name
            with file.open("xb") as out:
                out.write(content)
            _forget_old(folder)
            return file
    return None


def _folders() -> list[Path]:
    found = []
    with contextlib.suppress(RuntimeError):  # nobody knows the home folder
        found.append(paths.cache() / "errors")
    return [*found, Path(tempfile.gettempdir(), f"afina-studio-errors-{_user()}")]


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "user"


def _forget_old(folder: Path) -> None:
    for old in sorted(folder.glob("*.txt"))[:-_KEPT]:
        old.unlink(missing_ok=True)


def _circumstances(now: datetime) -> str:
    return "\n".join(
        (
            f"Afina Studio {studio.__version__}, Python {platform.python_version()}, "
            f"{platform.platform()}",
            now.isoformat(timespec="seconds"),
            " ".join(sys.argv),
        )
    )
