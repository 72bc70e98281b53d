"""Folders that can stand in place of a backbone's name: SavedModels, and runs."""

from pathlib import Path

from studio.core.base import paths

PROGRAM = "saved_model.pb"
"""What makes a folder a SavedModel."""
RECIPE = "recipe.toml"
"""What makes a folder a run; a project has one too, but no checkpoints."""
_OURS = Path("assets.extra", RECIPE)


def is_saved_model(path: Path) -> bool:
    """Return whether `path` is a folder in TensorFlow's SavedModel format."""
    return paths.is_file(path / PROGRAM)


def is_run(path: Path) -> bool:
    """Return whether `path` is a run's folder."""
    return paths.is_file(path / RECIPE) and paths.is_file(path / "dataset.json")


def is_model_folder(path: Path) -> bool:
    """Return whether `path` can be a backbone."""
    return is_saved_model(path) or is_run(path)


def is_of_ours(path: Path) -> bool:
    """Return whether Studio wrote this SavedModel: it brings its own preprocessing."""
    return paths.is_file(path / _OURS)
