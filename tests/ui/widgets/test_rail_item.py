"""The number of an epoch has room beside the name of its page, in every language."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.pages.table import PAGES
from studio.ui.texts.translation import available_languages, install_language
from studio.ui.theme import Theme
from studio.ui.widgets.navigation_rail import NavigationRail


@pytest.mark.parametrize("language", available_languages())
def test_the_number_of_an_epoch_is_shown_whole(
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
    rail.item("train").set_badge("99999")
    assert rail.item("train").shown_badge() == "99999"
