"""A folder that is there whole or not at all."""

from pathlib import Path

import pytest

from studio.core.base.errors import InputError
from studio.core.base.new_folder import new_folder


@pytest.mark.parametrize("is_there", [True, False], ids=["empty folder", "dangling"])
def test_what_a_link_leads_to_is_filled_and_the_link_stays(tmp_path: Path, is_there: bool) -> None:
    target = tmp_path / "disk" / "pictures"
    target.parent.mkdir()
    if is_there:
        target.mkdir()
    link = tmp_path / "link"
    link.symlink_to(target)
    with new_folder(link) as place:
        (place / "a.png").write_bytes(b"a")
    assert link.is_symlink()
    assert (target / "a.png").read_bytes() == b"a"
    assert [path.name for path in target.parent.iterdir()] == ["pictures"]


def test_a_link_to_what_is_filled_is_refused(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "full")
    with pytest.raises(InputError, match="not empty"), new_folder(tmp_path / "link"):
        pass
    assert [path.name for path in tmp_path.iterdir()] != []
    assert (tmp_path / "full" / "a.txt").read_text() == "mine"
