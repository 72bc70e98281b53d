"""The card of a backbone: what it says fits, in every language."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.core.networks.backbone_row import Backbone
from studio.core.networks.catalogue import BACKBONES
from studio.ui.pages.model.backbone_button import BackboneButton
from studio.ui.texts.translation import install_language
from studio.ui.theme import Theme
from studio.ui.widgets.label import Label


def is_cut(theme: Theme, backbone: Backbone, qtbot: QtBot) -> bool:
    """Return whether a text that breaks into lines needs more of them than there is room for."""
    button = BackboneButton(theme, backbone)
    qtbot.addWidget(button)
    layout = button.layout()
    assert layout is not None
    layout.activate()
    texts = [label for label in button.findChildren(Label) if label.wordWrap()]
    assert texts
    return any(label.heightForWidth(label.width()) > label.height() for label in texts)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_description_of_every_backbone_fits(
    theme: Theme, qtbot: QtBot, qapp: QApplication, language: str
) -> None:
    install_language(qapp, language)
    try:
        assert [row.name for row in BACKBONES if is_cut(theme, row, qtbot)] == []
        assert is_cut(theme, replace(BACKBONES[0], description="much too long " * 20), qtbot)
    finally:
        install_language(qapp, "en")
