"""Where things lie on this computer; the only module that knows.

`STUDIO_HOME` moves the projects, `STUDIO_CACHE` what can be computed or fetched again; both
serve tests, lab machines with small home folders, and people with a second disk.
"""

import os
from pathlib import Path

import platformdirs

import studio
from studio.core.base.errors import InputError


def resources() -> Path:
    """Folder of icons, fonts, translations: beside the package in a clone, inside a wheel."""
    inside = Path(studio.__file__).parent / "_resources"
    return inside if inside.is_dir() else Path(studio.__file__).parent.parent / "resources"


def check() -> None:
    """Look whether the folders below can be, before anything is begun.

    Raises:
        InputError: a variable names a file, or nobody knows where the person's folder is.
    """
    for variable in ("STUDIO_HOME", "STUDIO_CACHE"):
        chosen = os.environ.get(variable)
        if chosen and os.path.lexists(chosen) and not os.path.isdir(chosen):  # noqa: PTH112  # never raises
            raise InputError(
                "{variable} names {file}, which is not a folder.", variable=variable, file=chosen
            )
        if not chosen and not is_expandable("~"):
            raise InputError(
                "Your account has no home folder. Set HOME, or STUDIO_HOME and STUDIO_CACHE, "
                "to a folder you own."
            )


def expanded(path: str | Path) -> Path:
    """Return `path` with the home folder in place of "~" or "~NAME", where that is known."""
    return Path(os.path.expanduser(path))  # noqa: PTH111  # Path.expanduser raises


def is_expandable(path: str | Path) -> bool:
    """Whether `path` begins with no "~", or with that of somebody whose home folder is known."""
    return not str(path).startswith("~") or not str(expanded(path)).startswith("~")


def is_file(path: Path) -> bool:
    """Whether a file is there.

    `Path.is_file` raises for a name that is longer than any disk takes, which a recipe, a run or a
    file of codes may hold.
    """
    return os.path.isfile(path)  # noqa: PTH113  # never raises


def is_folder(path: Path) -> bool:
    """Whether a folder is there; never raises, as `is_file`."""
    return os.path.isdir(path)  # noqa: PTH112


def resolved(path: Path) -> Path:
    """Return `path` absolute, links followed as far as they lead.

    `Path.resolve` raises where they lead in a circle.
    """
    return Path(os.path.realpath(path))


def home(chosen: str = "") -> Path:
    """Folder of the projects that the window makes; not created here.

    Args:
        chosen: in the settings, "" where nothing is; the variable comes first.
    """
    chosen = os.environ.get("STUDIO_HOME") or chosen
    return Path(chosen) if chosen else Path.home() / "Afina Studio"


def cache() -> Path:
    """Folder of what can be made or fetched again; not created here."""
    chosen = os.environ.get("STUDIO_CACHE")
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("afina-studio", False))


def weights() -> Path:
    """Folder of the ImageNet weight files that were fetched or picked by hand."""
    return cache() / "weights"


def settings() -> Path:
    """File of what the window remembers: recent projects, theme, language, sizes."""
    chosen = os.environ.get("STUDIO_HOME")
    base = Path(chosen) if chosen else Path(platformdirs.user_config_dir("afina-studio", False))
    return base / "settings.toml"
