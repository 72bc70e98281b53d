"""What can be chosen can be read, in every language, in the narrow column of a page."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.core.recipes.fields import Form, fields_of
from studio.ui.editors import ChoiceEditor, FieldRows
from studio.ui.editors.vary_mark import MARK_WIDTH
from studio.ui.pages.model.model_page import LEFT_WIDTH
from studio.ui.texts.translation import available_languages, install_language
from studio.ui.theme import Theme
from studio.ui.theme.tokens import GRID

PADDING = 16
"""Of a card, at either side."""


@pytest.mark.parametrize("form", Form)
def test_every_choice_has_room_beside_its_label(
    qapp: QApplication, theme: Theme, qtbot: QtBot, form: Form
) -> None:
    room = LEFT_WIDTH - 2 * PADDING
    cut = []
    try:
        for language in available_languages():
            install_language(qapp, language)
            parent = QWidget()
            qtbot.addWidget(parent)
            for row in FieldRows(theme, fields_of(form), parent).rows():
                row.setParent(parent)
                if isinstance(row.editor, ChoiceEditor):
                    needed = row._label.sizeHint().width() + GRID + row.editor.sizeHint().width()
                    needed += MARK_WIDTH + GRID // 2
                    if needed > room:
                        cut.append(f"{language}: {row.editor.objectName()} needs {needed} px")
    finally:
        install_language(qapp, "en")
    assert cut == []
