"""Tooltips say names as they are written, and open no file that a name names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.core.runs.run_summary import RunStatus, RunSummary
from studio.ui.editors.choice import Choice, ChoiceEditor
from studio.ui.pages.runs.run_table_model import RunTableModel
from studio.ui.theme import Theme
from studio.ui.widgets.chart.legend import Legend, LegendEntry
from studio.ui.widgets.plain_tip import plain_tip

HOSTILE = '<img src="/dev/zero">'


@pytest.mark.parametrize("text", [HOSTILE, "a < b\nc > d & e", "<b>bold</b>", "x  y"])
def test_a_text_is_shown_as_it_is_written(text: str) -> None:
    tip = plain_tip(text)
    shown = QTextDocumentFragment.fromHtml(tip).toPlainText() if "<" in text else tip
    assert shown == text


def test_a_plain_text_stays_what_it_is() -> None:
    assert plain_tip("birds & trees\n3 images") == "birds & trees\n3 images"


def test_the_name_of_a_run_opens_no_file(theme: Theme) -> None:
    model = RunTableModel(theme)
    run = RunSummary(path="/runs/one", name=HOSTILE, status=RunStatus.FINISHED, when=0.0)
    model.set_runs((run,), "")
    tips = [
        model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert any("&lt;img" in tip for tip in tips if tip)
    assert not any("<img" in tip for tip in tips if tip)


def test_a_choice_says_itself_once(theme: Theme, qtbot: QtBot) -> None:
    editor = ChoiceEditor(theme, "Letter", [Choice("a", "A", HOSTILE)])
    qtbot.addWidget(editor)
    assert QTextDocumentFragment.fromHtml(editor.toolTip()).toPlainText() == HOSTILE


def test_the_names_of_curves_are_plain(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.set_entries([LegendEntry("run", HOSTILE)])
    name = next(label for label in legend.findChildren(QLabel) if label.text() == HOSTILE)
    assert name.textFormat() is Qt.TextFormat.PlainText
