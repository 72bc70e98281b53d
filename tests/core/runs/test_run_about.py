"""Name and note of a run."""

import os
from pathlib import Path

import pytest

from studio.core.base.errors import InputError
from studio.core.runs import run_about
from studio.core.runs.run_about import About


def test_what_is_written_is_read_and_the_folder_gets_no_newer(tmp_path: Path) -> None:
    assert run_about.read(tmp_path) == About()
    os.utime(tmp_path, (1_000.0, 1_000.0))
    run_about.write(tmp_path, About(" Wide \t head ", "first\nsecond\n"))
    assert run_about.read(tmp_path) == About("Wide head", "first\nsecond")
    assert tmp_path.stat().st_mtime == 1_000.0


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"name = 3", b"name = 'x'\nother = 1"])
def test_a_damaged_or_newer_file_hides_no_run(tmp_path: Path, content: bytes) -> None:
    (tmp_path / run_about.FILE_NAME).write_bytes(content)
    assert run_about.read(tmp_path).name in ("", "x")


def test_what_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="name has 121 characters; allowed: at most 120"):
        run_about.write(tmp_path, About("x" * 121))
    with pytest.raises(InputError, match="gone was not found"):
        run_about.write(tmp_path / "gone", About("x"))
    assert list(tmp_path.iterdir()) == []
