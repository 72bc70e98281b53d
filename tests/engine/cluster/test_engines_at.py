"""Where the engines of a series or a search come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.core.base.errors import InputError
from studio.engine.cluster.engines_at import engines_at


@pytest.mark.parametrize("cluster", ["", "somewhere:6379"])
def test_what_engines_print_is_added_to_no_file_behind_a_link(cluster: str, tmp_path: Path) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text("Dear diary")
    log = tmp_path / "engine.log"
    log.symlink_to(diary)
    at = engines_at(cluster, 0, devices=1, runs=tmp_path, log=log, tell=print)
    with pytest.raises(InputError, match=r"engine\.log is a symbolic link"), at:
        pass
