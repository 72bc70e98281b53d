import os
import shutil
from pathlib import Path

import pytest
from image_files import encoded, fill, put, smooth

from studio.core.dataset.fingerprint import fingerprint
from studio.core.dataset.scan import scan


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STUDIO_CACHE", str(tmp_path / "cache"))
    return fill(tmp_path / "data", {"a": 3, "b": 3})


def test_a_copy_elsewhere_at_another_time_is_the_same(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "copy")
    for path in (tmp_path / "copy").rglob("*.png"):
        os.utime(path, (1, 1))
    assert fingerprint(scan(tmp_path / "copy")) == fingerprint(scan(folder))
    assert len(fingerprint(scan(folder))) == 64


def test_refused_files_do_not_count(folder: Path) -> None:
    before = fingerprint(scan(folder))
    put(folder / "a" / "notes.txt", b"notes")
    assert fingerprint(scan(folder)) == before


@pytest.mark.parametrize("change", ["renamed", "moved", "removed", "added", "other bytes"])
def test_every_change_of_the_images_counts(folder: Path, change: str) -> None:
    before = fingerprint(scan(folder))
    first = folder / "a" / "000.png"
    match change:
        case "renamed":
            first.rename(folder / "a" / "zero.png")
        case "moved":
            first.rename(folder / "b" / "zero.png")
        case "removed":
            first.unlink()
        case "added":
            put(folder / "a" / "more.png")
        case "other bytes":
            stat = first.stat()
            content = encoded(smooth(6, 8, 12345))
            first.write_bytes(content)
            os.utime(first, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))
    assert fingerprint(scan(folder)) != before
