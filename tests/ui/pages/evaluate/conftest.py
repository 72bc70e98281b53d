"""The window of these tests builds no page but theirs: the others take longer than the tests."""

from collections.abc import Iterator

import pytest
from fake_engine import FakeEngine
from PySide6.QtWidgets import QApplication
from shown_window import shown_window

from studio.app import Studio


@pytest.fixture
def studio(qapp: QApplication, engine: FakeEngine) -> Iterator[Studio]:
    with shown_window(qapp, engine, warms_up=False) as made:
        yield made
