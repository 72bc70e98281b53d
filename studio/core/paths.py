"""Where things lie on this computer; the only module that knows.

`STUDIO_HOME` moves the projects, `STUDIO_CACHE` what can be computed or fetched again; both
serve tests, lab machines with small home folders, and people with a second disk.
"""

import os
from pathlib import Path

import platformdirs

import studio


def resources() -> Path:
    """Folder of icons, fonts, translations: beside the package in a clone, inside a wheel."""
    inside = Path(studio.__file__).parent / "_resources"
    return inside if inside.is_dir() else Path(studio.__file__).parent.parent / "resources"


def home() -> Path:
    """Folder of the projects that the window makes; not created here."""
    chosen = os.environ.get("STUDIO_HOME")
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
