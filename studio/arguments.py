"""Arguments of the command line and the window: what cannot be meant is refused in one line."""

from __future__ import annotations

import errno
import os
from argparse import Action, ArgumentError, ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any, NoReturn

from studio.core.base import paths
from studio.core.base.errors import InputError

_NO_NAMES = (errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL)


class OneLineParser(ArgumentParser):
    """Raises what is wrong as one sentence, as everything here does, in place of a usage text."""

    def _get_values(self, action: Action, arg_strings: list[str]) -> Any:  # noqa: ANN401
        """Refuse `--option=--`, of which argparse before Python 3.13 makes an empty list."""
        if action.nargs is None and arg_strings == ["--"]:
            raise ArgumentError(action, "expected one argument")
        return super()._get_values(action, arg_strings)

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments.

        Raises:
            InputError: always.
        """
        raise InputError("{problem} (see {program} --help)", problem=message, program=self.prog)


def path_argument(text: str) -> Path:
    """Return the path that `text` names; whether anything lies there is for others to say.

    Raises:
        ArgumentTypeError: no system could have something of that name.
    """
    if not text.strip():
        raise ArgumentTypeError("found an empty name, allowed: the path of a file or folder")
    if "\0" in text:
        raise ArgumentTypeError(f"found {shown(text)}, allowed: a path without a zero character")
    if not paths.is_expandable(text):
        user = text.partition("/")[0]
        raise ArgumentTypeError(f"found {shown(text)}, and the home folder of {user} is unknown")
    found = paths.expanded(text)
    if not found.is_absolute() and not _has_working_folder():
        raise ArgumentTypeError(
            f"found {shown(text)}, but the working folder was deleted; give the whole path"
        )
    try:
        found.stat()
    except OSError as error:
        if error.errno in _NO_NAMES:
            raise ArgumentTypeError(f"found {shown(text)}: {error.strerror}") from None
    return found


def _has_working_folder() -> bool:
    try:
        return bool(os.getcwd())  # noqa: PTH109  # Path.cwd is the same
    except OSError:
        return False


def shown(text: str) -> str:
    """Return what was typed as one line that can be printed, shortened to 80 characters."""
    short = text if len(text) <= 80 else f"{text[:77]}..."
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in short)
