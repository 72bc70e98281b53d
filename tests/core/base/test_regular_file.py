import os
import sys
from pathlib import Path

import pytest

from studio.core.base.errors import InputError
from studio.core.base.regular_file import check_regular, open_regular, read_regular

LARGEST = 1024**2


def refused(path: Path) -> str:
    found = set()
    for read in (open_regular, check_regular, read_regular):
        with pytest.raises(InputError) as error:
            read(path, LARGEST)
        found.add(str(error.value))
    (sentence,) = found
    return sentence


def test_regular_file_is_read_also_behind_a_link(tmp_path: Path) -> None:
    file = tmp_path / "some.toml"
    file.write_bytes(b"x" * 5000)
    link = tmp_path / "link"
    link.symlink_to(file)
    for path in (file, link):
        assert check_regular(path, LARGEST) == 5000
        assert read_regular(path, LARGEST) == b"x" * 5000


def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path) -> None:
    assert "is a folder; a file is needed" in refused(tmp_path)
    assert "was not found" in refused(tmp_path / "gone")
    assert "was not found" in refused(Path(__file__, "below a file"))
    assert "\\0" in refused(tmp_path / "a\0b")
    assert "File name too long" in refused(tmp_path / ("x" * 300))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither")
def test_devices_and_pipes_are_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero"), Path("/dev/full"), Path("/dev/null")):
        assert "is a device or a pipe; a regular file is needed" in refused(path)


def test_file_beyond_all_sense_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "sparse"
    with file.open("wb") as out:
        out.truncate(8 * 1024**3)
    assert "is too large: 8192 MB; at most 1 MB are read" in refused(file)
