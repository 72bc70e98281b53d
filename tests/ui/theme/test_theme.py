import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from studio.ui.theme import DARK, LIGHT, Role, Scheme, Theme
from studio.ui.theme.stylesheet import DRAWN, style_sheet


def ink(icon: QIcon, side: int = 40, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """Return the opaque colours of an icon."""
    image = icon.pixmap(QSize(side, side), 1.0, mode).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}


def test_a_scheme_reaches_palette_and_widgets(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme(Scheme.DARK)
    assert theme.is_dark
    assert theme.tokens is DARK
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.ground)
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme(Scheme.LIGHT)
    assert theme.color("ground") == QColor(LIGHT.ground)


def test_the_same_scheme_again_repaints_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_scheme(Scheme.LIGHT)


def test_a_strange_folder_for_pictures_does_no_harm(theme: Theme, qtbot: QtBot) -> None:
    """A sheet that cannot be parsed is a warning of Qt, and a warning fails a test."""
    widget = QToolButton()
    qtbot.addWidget(widget)
    widget.setStyleSheet(style_sheet(LIGHT, dict.fromkeys(DRAWN, "/tmp/it's (1) <x>, y/a.svg")))
    widget.show()
    assert widget.grab().toImage().pixelColor(14, 14).isValid()


class OnDesktop(Theme):
    """A theme on a desktop that the test switches."""

    is_night = False

    def system_is_dark(self) -> bool:
        return self.is_night


def test_the_desktop_is_followed_unless_told_otherwise(theme: Theme, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    own = OnDesktop(app, Scheme.SYSTEM, theme)
    assert not own.is_dark
    own.is_night = True
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert own.is_dark
    own.set_scheme(Scheme.LIGHT)
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not own.is_dark
    own.deleteLater()


def test_a_pixmap_is_sharp_on_a_fine_screen(theme: Theme) -> None:
    pixmap = theme.pixmap("data", "text", 20, 2.0)
    assert pixmap.width() == 40
    assert pixmap.deviceIndependentSize().width() == 20


def test_an_icon_follows_the_scheme_by_itself(theme: Theme) -> None:
    icon = theme.icon("stop", "accent")
    assert ink(icon) == {LIGHT.accent}
    theme.set_scheme(Scheme.DARK)
    assert ink(icon) == {DARK.accent}


def test_an_icon_that_cannot_be_pressed_is_faint(theme: Theme) -> None:
    assert ink(theme.icon("stop", "text"), mode=QIcon.Mode.Disabled) == {LIGHT.faint}


def test_a_copied_icon_keeps_its_tint(theme: Theme, qtbot: QtBot) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    button.setIcon(QIcon(theme.icon("stop", "error")))
    theme.set_scheme(Scheme.DARK)
    assert ink(button.icon()) == {DARK.error}


def test_every_icon_can_be_drawn(theme: Theme) -> None:
    names = theme.icon_names()
    assert len(names) > 50
    for name in names:
        assert ink(theme.icon(name, "text"), 64), name


def test_an_unknown_icon_is_refused_at_once(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.icon("no such drawing")


def test_the_program_has_an_icon_of_its_own(theme: Theme) -> None:
    for side in (16, 48, 256):
        assert len(ink(theme.app_icon(), side)) > 3


def test_figures_have_one_width(theme: Theme) -> None:
    font = theme.font_of(Role.BODY)
    assert QFontInfo(font).family() == "Inter"
    assert font.featureValue(QFont.Tag("tnum")) == 1
    metrics = QFontMetrics(font)
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")


def test_all_weights_are_there(theme: Theme) -> None:
    widths = {
        role: QFontMetrics(theme.font_of(role)).horizontalAdvance("Handwritten digits")
        for role in (Role.BODY, Role.STRONG)
    }
    assert widths[Role.STRONG] > widths[Role.BODY]


def test_a_switch_styles_the_program_once(
    theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.set_scheme(Scheme.LIGHT)
    styled: list[str] = []
    monkeypatch.setattr(qapp, "setStyleSheet", styled.append)
    theme.set_scheme(Scheme.DARK)
    assert len(styled) == 1
