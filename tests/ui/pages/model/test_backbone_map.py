"""The catalogue as a chart: everything with a published error is there, and can be chosen."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.networks.catalogue import BACKBONES, backbone
from studio.ui.pages.model.backbone_gallery import CHART, BackboneGallery
from studio.ui.pages.model.backbone_map import BackboneMap
from studio.ui.widgets.button import Button

PUBLISHED = {row.name for row in BACKBONES if row.errors is not None}


@pytest.fixture
def gallery(studio: Studio, qtbot: QtBot) -> BackboneGallery:
    shown = BackboneGallery(studio.theme, "VGG16")
    qtbot.addWidget(shown)
    shown.show()
    shown._view.set_choice(CHART)
    shown._show()
    shown.map.chart.chart.flush()
    return shown


def points(found: BackboneMap) -> dict[str, tuple[float, float]]:
    table = found.chart._content.table()
    return {str(row[0]): (float(row[2]), float(row[3])) for row in table.rows}


def others(found: BackboneMap) -> list[str]:
    buttons = found._without.findChildren(Button)
    return [button.text() for button in buttons if button.isVisibleTo(found)]


def place_of(found: BackboneMap, name: str) -> QPoint:
    """Return where a point lies on the chart's canvas."""
    content, canvas = found.chart._content, found.chart.chart._canvas
    at = [point.key for point in content._points].index(name)
    scene = canvas.view.mapViewToScene(QPointF(content._x[at], content._y[at]))
    place: QPoint = canvas.mapFromScene(scene)
    return place


def test_every_published_error_is_a_point_of_the_whole_networks_size(
    gallery: BackboneGallery,
) -> None:
    found = points(gallery.map)
    assert found.keys() == PUBLISHED
    assert found["VGG16"] == (138_357_544, 0.287)
    assert others(gallery.map) == ["LeNet-5", "Small CNN"]
    assert set(gallery.map.chart.named()) <= PUBLISHED
    assert "VGG16" in gallery.map.chart.named()
    assert len(gallery.map.chart.named()) > 25


def test_years_and_the_top_five_are_other_axes(gallery: BackboneGallery) -> None:
    gallery.map._across._buttons["year"].click()
    gallery.map._upwards._buttons["top5"].click()
    found = points(gallery.map)
    assert found["AlexNet"] == (2012, 0.182)
    assert int(found["ResNet50"][0]) == 2015
    assert len({place for place, _ in found.values()}) == len(found)
    assert "ConvNeXtTiny" in others(gallery.map)
    assert "ConvNeXtTiny" not in found


def test_a_click_chooses_the_backbone(gallery: BackboneGallery, qtbot: QtBot) -> None:
    canvas = gallery.map.chart.chart._canvas
    with qtbot.waitSignal(gallery.backbone_chosen, timeout=2000) as caught:
        QTest.mouseClick(
            canvas.viewport(), Qt.MouseButton.LeftButton, pos=place_of(gallery.map, "DenseNet121")
        )
    assert caught.args == [backbone("DenseNet121")]
    assert not gallery.isVisible()


def test_keys_go_from_point_to_point_and_choose(gallery: BackboneGallery, qtbot: QtBot) -> None:
    chart = gallery.map.chart.chart
    seen: list[str] = []
    gallery.map.chart.pointed.connect(seen.append)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    for _ in PUBLISHED:
        QTest.keyClick(chart, Qt.Key.Key_Left)
    for _ in PUBLISHED:
        QTest.keyClick(chart, Qt.Key.Key_Right)
    assert set(seen) == PUBLISHED
    assert seen[-1] == "ConvNeXtXLarge"
    assert "Liu et al.: A ConvNet for the 2020s" in gallery.map._about.text()
    assert "keras.io" in gallery.map._about.text()
    with qtbot.waitSignal(gallery.backbone_chosen, timeout=2000) as caught:
        QTest.keyClick(chart, Qt.Key.Key_Return)
    assert caught.args == [backbone("ConvNeXtXLarge")]


def test_the_search_narrows_the_chart(gallery: BackboneGallery) -> None:
    gallery._search.setText("resnet")
    found = points(gallery.map)
    assert "ResNet50" in found
    assert "VGG16" not in found
    gallery._search.setText("LeNet")
    assert others(gallery.map) == ["LeNet-5"]
    gallery._search.setText("nothing of that name")
    assert not gallery.map.isVisible()
