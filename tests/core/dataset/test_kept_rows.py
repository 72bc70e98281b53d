import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import small_disk
from numpy.typing import NDArray

from studio.core.dataset import kept_rows
from studio.core.dataset.kept_rows import KeptRows, RowForm, new_rows, open_rows

FORM = RowForm(50, (3, 5), "float32")


def row(number: int) -> NDArray[np.float32]:
    return np.full((3, 5), number + 0.25, np.float32)


def made(folder: Path, form: RowForm = FORM) -> KeptRows:
    rows = new_rows(folder / "some.rows", form)
    assert rows is not None
    return rows


def opened(folder: Path, form: RowForm = FORM) -> KeptRows:
    rows = open_rows(folder / "some.rows", form)
    assert rows is not None
    return rows


def filled(rows: KeptRows) -> list[int]:
    return sorted(set(range(FORM.length)) - set(rows.missing().tolist()))


def test_rows_come_back_with_their_marks(tmp_path: Path) -> None:
    rows = made(tmp_path)
    for number in (7, 49, 0):
        rows.write(number, row(number))
    assert filled(rows) == [0, 7, 49]
    rows.close()
    again = opened(tmp_path)
    assert filled(again) == [0, 7, 49]
    assert again.has(np.array([7, 8])).tolist() == [True, False]
    for number in (0, 7, 49):
        np.testing.assert_array_equal(again.values[number], row(number))
    again.close()
    assert (tmp_path / "some.rows").stat().st_size == FORM.file_size


def test_rows_in_memory_answer_alike() -> None:
    rows = KeptRows.in_memory(FORM)
    rows.write(3, row(3))
    assert filled(rows) == [3]
    np.testing.assert_array_equal(rows.values[3], row(3))


def test_a_file_of_another_form_is_not_taken(tmp_path: Path) -> None:
    made(tmp_path).close()
    for changes in ({"length": 49}, {"shape": (5, 3)}, {"kind": "int32"}):
        form = FORM._replace(**changes)
        assert open_rows(tmp_path / "some.rows", form) is None


def test_no_mark_is_on_the_disk_before_its_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_rows, "_FLUSH_SECONDS", -1.0)
    marked_at_flush: list[list[int]] = []
    sync = os.fsync
    rows = made(tmp_path)

    def noted(number: int) -> None:
        marked_at_flush.append(filled(opened(tmp_path)))
        sync(number)

    monkeypatch.setattr(os, "fsync", noted)
    rows.write(1, row(1))
    rows.close()
    assert marked_at_flush[0] == []
    assert filled(opened(tmp_path)) == [1]


FILL_AND_DIE = """
import os, sys, time
import numpy as np
from pathlib import Path
from studio.core.dataset import kept_rows
from studio.core.dataset.kept_rows import RowForm, new_rows

kept_rows._FLUSH_SECONDS = 0.01
rows = new_rows(Path(sys.argv[1]), RowForm(50, (3, 5), "float32"))
for number in range(50):
    rows.write(number, np.full((3, 5), number + 0.25, np.float32))
    time.sleep(0.005)
    if number == 40:
        while not rows._marks.any():  # however slow the disk is
            time.sleep(0.005)
        os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_what_a_killed_program_filled_is_there_and_true(tmp_path: Path) -> None:
    file = tmp_path / "some.rows"
    done = subprocess.run([sys.executable, "-c", FILL_AND_DIE, str(file)], check=False)
    assert done.returncode == -9
    rows = opened(tmp_path)
    there = filled(rows)
    assert 0 < len(there) <= 41
    for number in there:
        np.testing.assert_array_equal(rows.values[number], row(number))


def test_the_room_is_taken_when_the_file_is_made(tmp_path: Path) -> None:
    form = RowForm(100, (1000,), "uint8")
    with small_disk.mounted(tmp_path / "disk", "64k") as disk:
        with pytest.raises(OSError, match="No space"):
            made(disk, form)
        assert list(disk.iterdir()) == []
    with small_disk.mounted(tmp_path / "larger", "256k") as disk:
        rows = made(disk, form)
        small_disk.fill(disk)
        for number in range(100):
            rows.write(number, np.full(1000, number, np.uint8))
        rows.close()
        assert len(rows.missing()) == 0


def test_a_whole_file_serves_where_nothing_may_be_written(tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk", "64k") as disk:
        rows = made(disk)
        rows.write(0, row(0))
        rows.close()
        half = opened(disk)
        for number in range(1, 50):
            half.write(number, row(number))
        half.close()
        del rows, half  # a mapping that may be written to holds the disk
        small_disk.protect(disk)
        np.testing.assert_array_equal(opened(disk).values[30], row(30))


def test_a_half_filled_file_does_not_serve_there(tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk", "64k") as disk:
        made(disk).close()
        small_disk.protect(disk)
        assert open_rows(disk / "some.rows", FORM) is None
