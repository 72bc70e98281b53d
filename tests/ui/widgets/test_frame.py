"""The rail, the strip, the header: what surrounds a page."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shown_window import is_activated

from studio.ui.theme import Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.card import Card
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label
from studio.ui.widgets.navigation_rail import NavigationRail
from studio.ui.widgets.page_header import PageHeader
from studio.ui.widgets.status_strip import StatusStrip


def rail_of(theme: Theme, qtbot: QtBot) -> NavigationRail:
    rail = NavigationRail(theme)
    qtbot.addWidget(rail)
    for at, key in enumerate(("data", "model", "train"), 1):
        rail.add_page(key, key.title(), key, f"Ctrl+{at}")
    rail.add_page("settings", "Settings", "settings", at_bottom=True)
    rail.set_current("data")
    rail.show()
    return rail


def test_pressing_a_page_says_so_once(theme: Theme, qtbot: QtBot) -> None:
    rail = rail_of(theme, qtbot)
    seen: list[str] = []
    rail.page_chosen.connect(seen.append)
    QTest.mouseClick(rail.item("train"), Qt.MouseButton.LeftButton)
    rail.set_current("model")
    assert seen == ["train"]
    assert rail.current() == "model"


def test_a_page_that_is_switched_off_cannot_be_pressed(theme: Theme, qtbot: QtBot) -> None:
    rail = rail_of(theme, qtbot)
    rail.item("train").setEnabled(False)
    with qtbot.assertNotEmitted(rail.page_chosen):
        QTest.mouseClick(rail.item("train"), Qt.MouseButton.LeftButton)
    assert rail.current() == "data"


def test_a_badge_leaves_the_words_their_room(theme: Theme, qtbot: QtBot) -> None:
    rail = rail_of(theme, qtbot)
    item = rail.item("train")
    item.set_badge("90000")
    assert item.shown_badge() == "90000"
    item.setText("Entrenamiento")
    assert item.shown_badge() == "•"
    item.set_badge("31")
    assert item.shown_badge() == "31"


def test_pages_have_shortcuts_and_say_so(theme: Theme, qtbot: QtBot) -> None:
    rail = rail_of(theme, qtbot)
    qtbot.waitUntil(lambda: is_activated(rail))
    with qtbot.waitSignal(rail.page_chosen) as signal:
        QTest.keyClick(rail, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert signal.args == ["train"]
    assert "3" in rail.item("train").toolTip()


def test_arrow_keys_walk_through_the_pages(theme: Theme, qtbot: QtBot) -> None:
    rail = rail_of(theme, qtbot)
    qtbot.waitUntil(lambda: is_activated(rail))
    rail.item("data").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(rail.item("data").hasFocus)
    QTest.keyClick(rail.item("data"), Qt.Key.Key_Down)
    assert rail.item("model").hasFocus()
    QTest.keyClick(rail.item("model"), Qt.Key.Key_Space)
    assert rail.current() == "model"


def test_a_page_shows_that_it_is_done(theme: Theme, qtbot: QtBot) -> None:
    rail = rail_of(theme, qtbot)
    rail.item("data").set_done(True)
    rail.item("train").set_badge("2")
    assert rail.item("data").accessibleDescription() == "done"
    assert rail.item("train").badge() == "2"
    rail.clear_pages()
    assert rail.current() is None


def test_the_strip_shows_progress_only_when_there_is_any(theme: Theme, qtbot: QtBot) -> None:
    strip = StatusStrip(theme)
    qtbot.addWidget(strip)
    strip.set_engine("Engine ready", "good")
    strip.set_phase("Reading images")
    strip.set_right("3 min left")
    assert strip.texts() == ("Engine ready", "", "Reading images", "3 min left")
    cancel = strip.findChild(IconButton)
    assert cancel is not None
    strip.show()
    assert not cancel.isVisible()
    strip.set_progress(0.5, can_cancel=True)
    assert cancel.isVisible()
    with qtbot.waitSignal(strip.cancel_chosen):
        QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    strip.set_progress(None)
    assert not cancel.isVisible()


def test_a_header_has_one_primary_button_at_the_right(theme: Theme, qtbot: QtBot) -> None:
    header = PageHeader(theme, "Data", "1,754 images")
    qtbot.addWidget(header)
    header.set_primary(Button(theme, "Old", Variant.PRIMARY))
    header.set_primary(primary := Button(theme, "Choose a model", Variant.PRIMARY))
    header.add_secondary(secondary := Button(theme, "Choose folder"))
    header.resize(900, 40)
    header.show()
    qtbot.waitUntil(lambda: len(header.findChildren(Button)) == 2)
    assert secondary.geometry().right() < primary.geometry().left()
    assert primary.geometry().right() == header.width() - 1


def test_the_facts_give_way_before_the_buttons(theme: Theme, qtbot: QtBot) -> None:
    header = PageHeader(theme, "Data", "a fact " * 60)
    qtbot.addWidget(header)
    header.set_primary(primary := Button(theme, "Choose a model", Variant.PRIMARY))
    header.resize(600, 40)
    header.show()
    assert header.width() == 600
    assert primary.width() >= primary.sizeHint().width()
    assert header.facts() == "a fact " * 60


def test_buttons_have_room_for_their_words_at_every_width(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(header := PageHeader(theme, "Training", "LeNet-5 · 3 epochs"))
    texts = ("Continue with half the batch size", "Stop and keep", "Train again")
    others = [Button(theme, one) for one in texts]
    for one in others:
        header.add_secondary(one)
    header.set_primary(primary := Button(theme, "Resume from epoch 3", Variant.PRIMARY))
    page.show()
    whole = sum(one.sizeHint().width() for one in (*others, primary))
    for width in range(whole, whole + 250, 3):
        page.resize(width, 400)
        QTest.qWait(1)  # the layout comes with the next turn
        for button in (*others, primary):
            assert button.width() >= button.sizeHint().width(), width


def test_a_card_without_title_has_no_empty_line_above(theme: Theme, qtbot: QtBot) -> None:
    heights = {}
    for title in ("", "Classes"):
        box = QWidget()
        qtbot.addWidget(box)
        column = QVBoxLayout(box)
        card = Card(theme, title)
        card.body.addWidget(Label(theme, "body"))
        column.addWidget(card)
        box.show()
        heights[title] = card.sizeHint().height()
    assert heights["Classes"] - heights[""] >= 20


def test_buttons_of_a_header_that_is_too_narrow_take_a_line_of_their_own(
    theme: Theme, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(header := PageHeader(theme, "¿Está aprendiendo?", "LeNet-5 · 3 épocas"))
    column.addStretch(1)
    text = ("Detener y conservar", "Entrenar la receta nueva", "Reanudar desde la época 3")
    others = [Button(theme, one) for one in text]
    for one in others:
        header.add_secondary(one)
    header.set_primary(primary := Button(theme, "Seguir con un décimo", Variant.PRIMARY))
    page.resize(1200, 400)
    page.show()
    one_line = header.height()
    page.resize(640, 400)
    qtbot.waitUntil(lambda: header.height() > one_line)
    assert page.width() == 640  # the header asks for no more than it gets
    for button in (*others, primary):
        assert button.width() >= button.sizeHint().width()
        assert header.rect().contains(button.geometry())
    assert primary.y() < others[0].y() == others[2].y()
    assert others[0].x() < others[1].x() < others[2].x()
    header.add_secondary(later := Button(theme, "x"))
    later.show()
    qtbot.waitUntil(lambda: later.x() > others[2].x())
    page.resize(1200, 400)
    qtbot.waitUntil(lambda: header.height() == one_line)
    assert others[0].x() < others[1].x() < others[2].x() < later.x() < primary.x()


def test_buttons_that_come_and_go_by_the_hundred_do_no_harm(theme: Theme, qtbot: QtBot) -> None:
    """PySide crashed: it keeps what it made for a layout's items after Qt has deleted them."""
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(header := PageHeader(theme, "Title"))
    page.show()
    buttons: list[Button] = []
    for turn in range(400):
        for button in buttons:
            header.remove_secondary(button)
        buttons = [Button(theme, "x" * (turn % 37 + at), icon="play") for at in range(turn % 4)]
        for button in buttons:
            header.add_secondary(button)
        header.set_primary(Button(theme, "y" * (turn % 23), Variant.PRIMARY))
        page.resize((500, 900, 1400)[turn % 3], 200)
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [one for one in header.findChildren(Button) if one.isVisible()] != []


def test_no_widget_asks_a_layout_for_its_items() -> None:
    sources = (Path(__file__).parents[3] / "studio").rglob("*.py")
    found = {one.name for one in sources if ".itemAt(" in one.read_text(encoding="utf-8")}
    assert found == set()


def test_an_action_shows_the_header_of_a_card(theme: Theme, qtbot: QtBot) -> None:
    card = Card(theme)
    qtbot.addWidget(card)
    card.add_action(button := Button(theme, "Undo"))
    card.add_to_header(Label(theme, "fact"))
    card.show()
    assert button.isVisible()
    assert button.mapTo(card, button.rect().topRight()).x() > card.width() // 2
