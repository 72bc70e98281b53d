"""Words and number of a page in the rail have room beside each other, in every language."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.pages.table import PAGES
from studio.ui.texts.translation import available_languages, install_language
from studio.ui.theme import Theme
from studio.ui.widgets.navigation_rail import NavigationRail


@pytest.mark.parametrize("language", available_languages())
def test_the_number_of_an_epoch_cuts_no_label(
    theme: Theme, qapp: QApplication, qtbot: QtBot, language: str
) -> None:
    rail = NavigationRail(theme)
    qtbot.addWidget(rail)
    try:
        install_language(qapp, language)
        for spec in PAGES:
            rail.add_page(spec.key, spec.label(), spec.icon)
    finally:
        install_language(qapp, "en")
    rail.show()
    train = rail.item("train")
    train.set_badge("99999")
    rail.set_current("train")
    shown = {spec.key: rail.item(spec.key).shown_text() for spec in PAGES}
    assert shown == {spec.key: rail.item(spec.key).text() for spec in PAGES}
    train.set_badge("12345678")
    assert train.shown_text().endswith("…")  # what has no room is cut, not written over
