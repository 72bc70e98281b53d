from pathlib import Path

import pytest

from studio.core.base import own_files, paths
from studio.core.base.own_files import is_own, remember_own


@pytest.fixture(autouse=True)
def own_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_files, "_folder", lambda: paths.cache() / "own")


def test_what_was_remembered_is_told_by_its_content(tmp_path: Path) -> None:
    file = tmp_path / "model.keras"
    assert not is_own(file)
    file.write_bytes(b"some weights")
    assert not is_own(file)
    remember_own(file)
    assert is_own(file)
    assert is_own(file.rename(tmp_path / "moved.keras"))
    (tmp_path / "moved.keras").write_bytes(b"some weightt")
    assert not is_own(tmp_path / "moved.keras")


def test_no_cache_means_no_trust(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "model.keras"
    file.write_bytes(b"some weights")
    (tmp_path / "a file").write_bytes(b"")
    monkeypatch.setenv("STUDIO_CACHE", str(tmp_path / "a file"))
    remember_own(file)
    assert not is_own(file)


def test_old_marks_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_files, "_KEPT", 3)
    for index in range(5):
        (tmp_path / "model.keras").write_bytes(bytes([index]))
        remember_own(tmp_path / "model.keras")
    assert len(list((paths.cache() / "own").iterdir())) == 3
    assert is_own(tmp_path / "model.keras")
