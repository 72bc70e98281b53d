"""Which folder new projects are made in, for what runs without the window."""

import tomllib
from pathlib import Path

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.base.regular_file import read_regular

LARGEST_SETTINGS = 1024 * 1024


def projects_folder() -> Path:
    """Return the folder of the projects: as the environment says, else the settings, else ours.

    Settings that cannot be read choose nothing, as in the window.
    """
    try:
        text = read_regular(paths.settings(), LARGEST_SETTINGS).decode()
        chosen = tomllib.loads(text).get("projects", "")
    except (InputError, ValueError, RecursionError):  # no UTF-8, no TOML, or too deep
        chosen = ""
    return paths.home(chosen if isinstance(chosen, str) else "")
