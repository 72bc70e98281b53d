"""The real main(): a trained network is looked into without a project."""

from __future__ import annotations

import pytest
from press import Story, press, press_words, tell, window
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.ui.pages.inspect import InspectPage
from studio.ui.pages.start import StartPage

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.usefixtures("qapp")]


def test_a_trained_network_shows_filters_maps_and_why(capfd: pytest.CaptureFixture[str]) -> None:
    def story() -> Story:
        shown = window()
        yield lambda: shown.isVisible()
        start = shown.pages.page("start")
        assert isinstance(start, StartPage)
        press(start.try_card.look)
        page = shown.pages.page("inspect")
        assert isinstance(page, InspectPage)
        stage, tiles = page.stage, page.stage.picture.tiles
        yield lambda: stage.picture.is_showing and not page._looker.is_waiting
        assert tiles.grid.total == 32  # filters of the first layer
        yield from press_words(page, "Activations")
        yield lambda: stage.picture.is_showing and not page._looker.is_waiting
        assert stage.prediction.rows()[0].text() == "espresso"
        inside = tiles.rect_of(5).center() + QPoint(1, 1)
        QTest.mouseMove(tiles.viewport(), inside)
        yield lambda: page._image.preview.box() is not None
        QTest.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=inside)
        yield lambda: stage.mode.shows_card and not page._looker.is_waiting
        yield from press_words(page, "Why")
        yield lambda: stage.picture.is_showing and not page._looker.is_waiting
        assert tiles.grid.total == 3
        # What makes it an espresso is the cup, in the middle of the photograph.
        heat = tiles._tiles[0].astype(int)
        warm = heat[..., 0] - heat[..., 2]
        assert warm[40:150, 60:180].mean() > 2 * warm[:30].mean()

    tell(story)
    assert "Traceback" not in capfd.readouterr().err
