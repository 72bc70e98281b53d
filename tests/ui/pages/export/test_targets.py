"""What an export to a place would replace, whatever a person types there."""

from pathlib import Path

import pytest

from studio.ui.pages.export.targets import existing, free_target, is_filled_folder


@pytest.mark.parametrize("name", ["a" * 300 + ".h5", "a" * 5000 + ".keras", "x\0.h5"])
def test_what_no_file_can_be_called_replaces_nothing(tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    assert existing(target) == ()
    assert free_target(target) == target


def test_files_and_links_are_there_and_folders_are_not(tmp_path: Path) -> None:
    file, link, folder = (tmp_path / name for name in ("a.h5", "b.h5", "c.h5"))
    file.write_bytes(b"")
    link.symlink_to("nowhere")
    folder.mkdir()
    assert existing(file)[0] == file
    assert existing(link)[0] == link
    assert existing(folder) == ()
    assert free_target(file) == tmp_path / "a-2.h5"
    assert free_target(link) == tmp_path / "b-2.h5"


def test_a_folder_is_filled_where_it_holds_something(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert is_filled_folder(tmp_path)
    assert not is_filled_folder(tmp_path / "empty")
    assert not is_filled_folder(tmp_path / ("a" * 300))
    assert not is_filled_folder(tmp_path / "zero\0")
