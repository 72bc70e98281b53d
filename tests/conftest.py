"""Fixtures of every test: nothing is read from or written to the person's own folders."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tiny_images
from hypothesis import settings

if TYPE_CHECKING:
    from studio.core.runs.run_folder import RunFolder

# How long an example takes says how busy the computer is.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# Before anything imports TensorFlow: bit-identical training is promised for the CPU.
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

# A job in the background of a script ignores Ctrl+C, and so would every program that a test starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(scope="session", autouse=True)
def session_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Projects and cache of what is shared by tests, such as trained runs."""
    folder = tmp_path_factory.mktemp("session")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STUDIO_HOME", str(folder / "home"))
        patch.setenv("STUDIO_CACHE", str(folder / "cache"))
        yield folder


@pytest.fixture(autouse=True)
def own_folders(
    session_folders: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> dict[str, Path]:
    """Projects and cache of one test; the folders are not made, and not in its tmp_path."""
    own = tmp_path_factory.mktemp("own")
    folders = {"home": own / "studio-home", "cache": own / "studio-cache"}
    monkeypatch.setenv("STUDIO_HOME", str(folders["home"]))
    monkeypatch.setenv("STUDIO_CACHE", str(folders["cache"]))
    # Runs that tests share are this computer's own: no child process opens them each time.
    own_files = session_folders / "cache" / "own"
    monkeypatch.setattr("studio.core.base.own_files._folder", lambda: own_files)
    return folders


@pytest.fixture
def hdf5_on_disk(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return the paths that HDF5 itself opens for writing from now on.

    There must be none: after a write that failed its library may crash the process.
    """
    import h5py

    opened: list[object] = []
    init = h5py.File.__init__

    def noted(file: h5py.File, where: object, mode: str = "r", **options: object) -> None:
        if mode != "r" and not hasattr(where, "read"):
            opened.append(where)
        init(file, where, mode, **options)

    monkeypatch.setattr(h5py.File, "__init__", noted)
    return opened


@pytest.fixture(scope="session")
def images_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three classes of twelve pictures that are easy to tell apart; tests must not change it."""
    return tiny_images.make_images(tmp_path_factory.mktemp("images") / "shapes")


@pytest.fixture(scope="session")
def finished_run(images_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """LeNet-5 with dropout, trained for two epochs; tests must not change it."""
    import engine_runs  # TensorFlow: only where it is asked for

    recipe = tiny_images.lenet_recipe(images_folder)
    return engine_runs.train(recipe, tmp_path_factory.mktemp("finished"))
