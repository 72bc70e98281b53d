"""Labels, banners, tips and whatever else carries words."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.theme import Role, Theme
from studio.ui.theme.fonts import LINE_HEIGHT
from studio.ui.widgets.banner import DETAIL_LINES, Banner
from studio.ui.widgets.button import Button
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.help_tip import HelpTip, explain, help_on, tip_html
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Label
from studio.ui.widgets.labelled_bar import LabelledBar
from studio.ui.widgets.phase_list import Phase, PhaseList
from studio.ui.widgets.search_field import SearchField
from studio.ui.widgets.toast import Toast

PATH = "/home/ada/pictures/2024/birds of the campus/magpie/IMG_0412.jpg"


def buttons(widget: QWidget) -> dict[str, Button]:
    return {button.text(): button for button in widget.findChildren(Button)}


def test_markup_in_a_name_stays_text(theme: Theme, qtbot: QtBot) -> None:
    for wraps in (False, True):
        label = Label(theme, "<b>birds</b> & co", wraps=wraps)
        qtbot.addWidget(label)
        plain = Label(theme, "birds & co", wraps=wraps)
        qtbot.addWidget(plain)
        assert label.text() == "<b>birds</b> & co"
        assert label.sizeHint().width() > plain.sizeHint().width()


def test_wrapped_lines_are_twenty_pixels_apart(theme: Theme, qtbot: QtBot) -> None:
    label = Label(theme, "word " * 60, wraps=True)
    qtbot.addWidget(label)
    one = Label(theme, "word", wraps=True)
    qtbot.addWidget(one)
    lines = label.heightForWidth(200) / one.heightForWidth(200)
    assert lines == round(lines) > 5
    assert one.heightForWidth(200) == 20


def test_a_path_is_cut_in_its_middle(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(theme, PATH)
    qtbot.addWidget(label)
    label.resize(200, 20)
    label.show()
    assert label.shown_text().startswith("/home")
    assert label.shown_text().endswith("2.jpg")
    assert "…" in label.shown_text()
    assert label.toolTip() == PATH
    label.resize(2000, 20)
    assert label.shown_text() == PATH
    assert label.toolTip() == ""


def test_a_long_value_does_not_widen_its_row(theme: Theme, qtbot: QtBot) -> None:
    row = KeyValueRow(theme, "Folder", PATH * 5)
    qtbot.addWidget(row)
    assert row.minimumSizeHint().width() < 150
    row.set_value("birds/")
    assert row.value() == "birds/"
    assert row.accessibleName() == "Folder: birds/"


def test_a_banner_offers_what_it_has(theme: Theme, qtbot: QtBot) -> None:
    banner = Banner(theme, "error", "No room.", action="Try again", details="ENOSPC", closable=True)
    qtbot.addWidget(banner)
    banner.show()
    with qtbot.waitSignal(banner.action_chosen):
        QTest.mouseClick(buttons(banner)["Try again"], Qt.MouseButton.LeftButton)
    folded = banner.sizeHint().height()
    QTest.mouseClick(buttons(banner)["Details"], Qt.MouseButton.LeftButton)
    assert banner.sizeHint().height() > folded
    close = banner.findChild(IconButton)
    assert close is not None
    with qtbot.waitSignal(banner.closed):
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert banner.isHidden()


def test_details_of_any_length_leave_the_page_its_room(theme: Theme, qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    banner = Banner(theme, "error", "The engine stopped.", details="Traceback:\n  a line\n" * 40)
    short = Banner(theme, "error", "The engine stopped.", details="Killed")
    column.addWidget(banner)
    column.addWidget(short)
    column.addStretch(1)
    box.resize(900, 700)
    box.show()
    heights = []
    for each in (banner, short):
        QTest.mouseClick(buttons(each)["Details"], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(each._details.isVisible)
        heights.append(each.heightForWidth(each.width()))
    lines = DETAIL_LINES * LINE_HEIGHT[Role.CAPTION]
    assert heights[0] - heights[1] == lines - LINE_HEIGHT[Role.CAPTION]
    qtbot.waitUntil(lambda: banner._details.height() == lines)
    bar = banner._details.verticalScrollBar()
    assert bar.maximum() > 0
    banner._details.setFocus()
    QTest.keyClick(banner._details, Qt.Key.Key_Down)
    assert bar.value() > 0
    qtbot.waitUntil(lambda: short._details.verticalScrollBar().maximum() == 0)


def test_a_banner_without_action_shows_no_button(theme: Theme, qtbot: QtBot) -> None:
    banner = Banner(theme, "info", "Text")
    qtbot.addWidget(banner)
    banner.show()
    assert not any(button.isVisible() for button in banner.findChildren(Button))
    banner.show_text("warning", "Other")
    assert banner.text() == banner.accessibleName() == "Other"


def test_an_empty_state_leads_on(theme: Theme, qtbot: QtBot) -> None:
    empty = EmptyState(theme, "image", "No images yet", "Choose a folder.", "Choose folder…")
    qtbot.addWidget(empty)
    empty.show()
    with qtbot.waitSignal(empty.action_chosen):
        QTest.mouseClick(buttons(empty)["Choose folder…"], Qt.MouseButton.LeftButton)
    empty.set_texts("Nothing found")
    assert not any(button.isVisible() for button in empty.findChildren(Button))


def test_the_help_of_a_field_is_one_key_away_and_no_stop_of_tab(theme: Theme, qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    row = QHBoxLayout(box)
    tip = HelpTip(theme, "Dropout", "Switches units off at <random>.")
    field, other = QLineEdit(), QLineEdit()
    explain(field, "Dropout", "Switches units off at <random>.")
    for widget in (tip, field, other):
        row.addWidget(widget)
    box.show()
    assert "&lt;random&gt;" in tip.toolTip()
    assert tip.accessibleDescription() == "Switches units off at <random>."
    assert tip.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert help_on(field)
    assert "&lt;random&gt;" in QToolTip.text()
    assert not help_on(other)
    assert not help_on(None)
    assert "<b>Dropout</b>" in tip_html("Dropout", "")


def test_phases_change_in_place(theme: Theme, qtbot: QtBot) -> None:
    phases = PhaseList(theme)
    qtbot.addWidget(phases)
    phases.set_phases([Phase("Reading", "done", "2 s"), Phase("Training", "running")])
    rows = phases.children()
    phases.set_phases([Phase("Reading", "done", "2 s"), Phase("Training", "done", "9 s")])
    assert phases.children() == rows
    phases.set_phases([Phase("Reading", "done", "2 s")])
    assert phases.phases() == (Phase("Reading", "done", "2 s"),)


def test_a_bar_stays_between_nothing_and_all(theme: Theme, qtbot: QtBot) -> None:
    bar = LabelledBar(theme, "Fine-tuning", "61 %", 0.61)
    qtbot.addWidget(bar)
    assert bar.share() == 0.61
    bar.set_value("more", 7)
    assert bar.share() == 1
    assert bar.accessibleName() == "Fine-tuning: more"


def test_search_tells_changes_and_escape_empties(theme: Theme, qtbot: QtBot) -> None:
    field = SearchField(theme, "Search layers")
    qtbot.addWidget(field)
    seen: list[str] = []
    field.search_changed.connect(seen.append)
    QTest.keyClicks(field, "b ")
    QTest.keyClicks(field, "c")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert seen == ["b", "b c", ""]


def test_the_same_message_again_is_seen_to_come_again(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 600)
    host.show()
    toast = Toast(theme, host)
    toast.show_message("Copied", "good")
    toast.show_message("Copied", "good", seconds=600)  # however late a busy computer looks
    assert toast.isHidden()
    qtbot.waitUntil(toast.isVisible)
    toast.show_message("Copied", "good")
    assert toast.isHidden()
    toast.show_message("Saved", "good")
    assert toast.isVisible()


def test_an_empty_state_fits_a_narrow_column(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(EmptyState(theme, "image", "No data set", "Open any image instead."))
    host.setFixedWidth(200)
    host.resize(200, 400)
    host.show()
    for label in host.findChildren(QLabel):
        assert host.rect().contains(QRect(label.mapTo(host, QPoint()), label.size()))


def test_a_toast_comes_and_goes(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 600)
    host.show()
    toast = Toast(theme, host)
    toast.show_message("Saved", "good", seconds=0.05)
    assert toast.isVisible()
    assert toast.geometry().center().y() > 500
    qtbot.waitUntil(toast.isHidden)
    toast.show_message("Deleted", action="Undo")
    with qtbot.waitSignal(toast.action_chosen):
        QTest.mouseClick(buttons(toast)["Undo"], Qt.MouseButton.LeftButton)
    assert toast.isHidden()


def test_a_toast_stays_at_the_edge(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 600)
    host.show()
    toast = Toast(theme, host)
    toast.show_message("Saved")
    before = toast.pos()
    host.resize(900, 700)
    assert toast.pos() - before == QPoint(50, 100)


def test_a_toast_that_blinks_while_its_host_shrinks_is_seen_as_a_whole(
    theme: Theme, qtbot: QtBot
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 600)
    host.show()
    toast = Toast(theme, host)
    toast.show_message("Export failed", "warning")
    toast.show_message("Export failed", "warning")
    assert toast.isHidden()
    host.resize(800, 400)  # such as by a banner below
    qtbot.waitUntil(toast.isVisible)
    assert host.rect().contains(toast.geometry())


def test_a_banner_has_room_for_words_that_came_while_it_was_hidden(
    theme: Theme, qtbot: QtBot
) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    banner = Banner(theme, "error", "")
    column.addWidget(banner)
    column.addStretch(1)
    banner.hide()
    box.resize(300, 400)
    box.show()
    banner.setVisible(True)
    banner.show_text("error", "A sentence that takes several lines in a column so narrow. " * 3)
    qtbot.waitUntil(lambda: banner.height() >= banner.heightForWidth(banner.width()) > 60)


def test_a_value_without_room_beside_its_key_stands_below_it(theme: Theme, qtbot: QtBot) -> None:
    card = QWidget()
    qtbot.addWidget(card)
    column = QVBoxLayout(card)
    row = KeyValueRow(theme, "Exactitud de entrenamiento", "99,7 % de 1259")
    column.addWidget(row)
    column.addStretch(1)
    card.resize(400, 200)
    card.show()
    one_line = row.height()
    card.resize(270, 200)
    qtbot.waitUntil(lambda: row.height() > one_line)
    assert row._value.shown_text() == "99,7 % de 1259"
    assert row._key.y() < row._value.y()
    row.set_value("99,7 %")
    qtbot.waitUntil(lambda: row.height() == one_line)


def test_text_of_two_lines_is_cut_in_the_second(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(theme, "right", mode=Qt.TextElideMode.ElideRight, lines=2)
    qtbot.addWidget(label)
    height = label.height()
    label.resize(200, height)
    label.show()
    text = "175 of 179 images are predicted correctly. Most frequent: 1 taken for 5, 3 taken for 5"
    label.setText(text)
    first, second = label.shown_text().split("\n")
    assert text.startswith(first)
    assert second.endswith("…")
    assert label.toolTip() == text
    label.resize(400, height)
    assert label.shown_text().replace("\n", " ") == text
    assert label.toolTip() == ""
    label.resize(2000, height)
    assert label.shown_text() == text
    assert label.height() == height  # whatever is said
