"""The test of a cluster's address, in its own process."""

from __future__ import annotations

import sys

import pytest

from studio.core.base.errors import Cancelled, StudioError, WorkError
from studio.engine.cluster import trying
from studio.engine.cluster.trying import try_cluster


def test_where_nothing_answers_or_ray_is_not_installed_it_is_one_sentence() -> None:
    with pytest.raises(StudioError, match=r"Ray is not installed|No cluster answers at"):
        try_cluster("127.0.0.1:1", lambda: False)


@pytest.mark.parametrize("code", ["pass", "print('hello')", "import os; os.abort()"])
def test_a_process_that_ends_without_a_word_is_a_lost_connection(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying, "COMMAND", (sys.executable, "-c", code))
    with pytest.raises(WorkError, match="connection to the cluster at auto was lost"):
        try_cluster("auto", lambda: False)


def test_it_can_be_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    command = (sys.executable, "-c", "import time; time.sleep(60)")
    monkeypatch.setattr(trying, "COMMAND", command)
    with pytest.raises(Cancelled):
        try_cluster("auto", lambda: True)
