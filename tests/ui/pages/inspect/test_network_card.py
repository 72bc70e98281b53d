"""The network of the Inspect page: a layer whose maps are followed."""

from dataclasses import replace as replaced
from pathlib import Path

import pytest
from fake_engine import LAYERS
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.look.layers import LayersFacts
from studio.core.projects.pinned_images import pinned_layer
from studio.ui.models.project_pins import ProjectPins
from studio.ui.models.run_epochs import RunEpochs
from studio.ui.pages.inspect.network_card import NetworkCard
from studio.ui.pages.inspect.sources import Source
from studio.ui.pages.time_strip import TimeStrip


def test_a_layer_with_maps_is_pinned_where_images_are(
    studio: Studio, images_folder: Path, qtbot: QtBot
) -> None:
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    project = studio.project.project
    assert project is not None
    pins = ProjectPins(studio.project)
    time = TimeStrip(studio.theme, RunEpochs(studio.run), lambda: False)
    card = NetworkCard(studio.theme, time, pins)
    qtbot.addWidget(card)
    card.show()
    with_maps = next(row.name for row in LAYERS if len(row.output_shape) == 3)
    without = next(row.name for row in LAYERS if len(row.output_shape) == 1)
    card.show_layers(LayersFacts(LAYERS, (with_maps,), (32, 32), "gray"))
    card.choose_layer(with_maps)
    assert not card.pin_button.isVisible()  # no image is followed
    pins.set_pinned(str(images_folder / "red" / "00.png"), True)
    qtbot.waitUntil(card.pin_button.isVisible, timeout=5000)
    assert not card.pin_button.isChecked()
    QTest.mouseClick(card.pin_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pins.layer == with_maps, timeout=5000)
    assert card.pin_button.isChecked()
    assert pinned_layer(project.folder) == with_maps
    card.choose_layer(without)
    assert not card.pin_button.isVisible()
    card.choose_layer(with_maps)
    QTest.mouseClick(card.pin_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pins.layer == "", timeout=5000)
    assert not card.pin_button.isChecked()


def test_what_prepares_the_pixels_is_not_chosen_by_itself(studio: Studio, qtbot: QtBot) -> None:
    """Its kernel turns colours round, as the ImageNet weights of ResNet50 want them."""
    time = TimeStrip(studio.theme, RunEpochs(studio.run), lambda: False)
    card = NetworkCard(studio.theme, time, ProjectPins(studio.project))
    qtbot.addWidget(card)
    layers = (replace(LAYERS[0], name="preprocess_caffe", kind="Conv2D"), *LAYERS[1:])
    card.show_layers(LayersFacts(layers, ("preprocess_caffe", "conv1"), (32, 32), "rgb"))
    assert card.layer() == "conv1"


def test_a_file_or_a_folder_is_opened(
    studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    time = TimeStrip(studio.theme, RunEpochs(studio.run), lambda: False)
    card = NetworkCard(studio.theme, time, ProjectPins(studio.project))
    qtbot.addWidget(card)
    chosen: list[str] = []
    card.file_chosen.connect(chosen.append)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/models/own.h5", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/models/hub")
    card.places.file.trigger()
    card.places.folder.trigger()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    card.places.folder.trigger()
    assert chosen == ["/models/own.h5", "/models/hub"]


def test_a_list_of_networks_that_is_open_outlives_the_next_epoch(
    studio: Studio, qtbot: QtBot
) -> None:
    time = TimeStrip(studio.theme, RunEpochs(studio.run), lambda: False)
    card = NetworkCard(studio.theme, time, ProjectPins(studio.project))
    qtbot.addWidget(card)
    networks = (Source("/runs/today", is_run=True, is_live=True), Source("LeNet-5"))
    card.set_sources(networks)
    view = card._choice.view()
    view.setCurrentIndex(card._choice.model().index(1, 0))  # the pointer is at the second one
    card.set_sources(networks)
    assert view.currentIndex().row() == 1
    card.set_sources((replaced(networks[0], is_live=False), networks[1]))
    assert card._choice.itemText(0) == "The current run"
