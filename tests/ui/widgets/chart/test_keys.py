from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.shell.reference import shortcut_sections
from studio.ui.widgets.curves import CurvePlot
from studio.ui.widgets.help_tip import help_on


def test_the_list_of_shortcuts_and_f1_tell_the_keys_of_a_chart(qtbot: QtBot, theme: object) -> None:
    section = shortcut_sections()[-1]
    assert section.heading == "In a chart"
    assert dict(section.rows)["Show everything"] == "0, Home"
    plot = CurvePlot()
    qtbot.addWidget(plot)
    assert "Show everything: 0, Home" in plot.whatsThis()
    assert help_on(plot)


def test_the_keys_that_are_told_zoom_and_show_everything(qtbot: QtBot, theme: object) -> None:
    plot = CurvePlot()
    qtbot.addWidget(plot)
    plot.resize(400, 200)
    plot.show()
    for reset in (Qt.Key.Key_0, Qt.Key.Key_Home):
        for zoom in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            QTest.keyClick(plot, zoom)
            plot.flush()
            assert not plot.is_following
            QTest.keyClick(plot, reset)
            plot.flush()
            assert plot.is_following
