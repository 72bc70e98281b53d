"""A disk of a few kilobytes, to fill it and to write-protect it; for root, too."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def mounted(folder: Path, size: str) -> Iterator[Path]:
    """Mount a tmpfs of `size` (such as "64k") on the new `folder`; skips where that is forbidden.

    Nodes are bounded by memory alone, so that the blocks run out first.
    """
    folder.mkdir(parents=True)
    command = shutil.which("mount")
    options = f"size={size},nr_inodes=0"
    if command is None:
        pytest.skip("there is no mount command")
    done = subprocess.run(
        [command, "-t", "tmpfs", "-o", options, "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.skip(f"a small disk cannot be mounted here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def protect(folder: Path) -> None:
    """Let nobody write to a disk of `mounted` any more."""
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)


def fill(folder: Path, leave: int = 0) -> None:
    """Use up the room of a disk of `mounted` but for `leave` bytes."""
    free = shutil.disk_usage(folder).free - leave
    (folder / "filler").write_bytes(b"x" * max(free, 0))
