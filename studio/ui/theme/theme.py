"""The look of the window as one object."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal, Slot
from PySide6.QtGui import QColor, QFont, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from studio.core.base import paths
from studio.ui.theme.fonts import Role, font_of, load_fonts
from studio.ui.theme.icons import APP_ICON, IconSet, TintedIconEngine, TokensInForce
from studio.ui.theme.palette import palette_of
from studio.ui.theme.stylesheet import DRAWN, style_sheet
from studio.ui.theme.tokens import DARK, LIGHT, ColorName, Tokens


class Scheme(StrEnum):
    """What the person chose; SYSTEM follows the desktop, also while running."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_ENGINES: list[TintedIconEngine] = []
"""Every engine of an icon, kept for good: Python's collector would clear one before its icon, whose
destructor then crashes. Each is small, and there are as many as drawings in colours."""


class Theme(QObject):
    """Colours, fonts and icons, and their application to the whole program.

    Signals:
        changed: another scheme is in force; whoever caches something painted drops it.
        motion_changed: `reduces_motion` has another value.
    """

    changed = Signal()
    motion_changed = Signal()

    def __init__(
        self, app: QApplication, scheme: Scheme = Scheme.SYSTEM, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._scheme = scheme
        self._reduces_motion = False
        self._applied: Tokens | None = None
        self._in_force = TokensInForce(LIGHT)
        self._icons = IconSet(paths.resources() / "icons")
        self._made_icons: dict[tuple[str, ColorName, ColorName], QIcon] = {}
        # Style sheets take pictures from files only, so the few tinted ones are written here.
        self._drawn = QTemporaryDir()
        app.setStyle("Fusion")
        self._has_inter = load_fonts(paths.resources() / "fonts")
        app.setFont(self.font_of(Role.BODY))
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        self.set_scheme(scheme)

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._in_force.tokens

    @property
    def scheme(self) -> Scheme:
        """What the person chose."""
        return self._scheme

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in force."""
        return self.tokens.is_dark

    def set_scheme(self, scheme: Scheme) -> None:
        """Choose light, dark, or what the desktop says; repaints everything."""
        self._scheme = scheme
        wanted = {
            Scheme.SYSTEM: Qt.ColorScheme.Unknown,
            Scheme.LIGHT: Qt.ColorScheme.Light,
            Scheme.DARK: Qt.ColorScheme.Dark,
        }[scheme]
        # The desktop's own frame and file dialogs follow this one.
        self._app.styleHints().setColorScheme(wanted)
        self._apply()

    @property
    def reduces_motion(self) -> bool:
        """Whether nothing moves by itself: what would slide or wander is there at once."""
        return self._reduces_motion

    def set_reduces_motion(self, is_reduced: bool) -> None:
        """Choose whether things move by themselves; what moves already comes to its end."""
        if is_reduced != self._reduces_motion:
            self._reduces_motion = is_reduced
            self.motion_changed.emit()

    def color(self, name: ColorName, alpha: float = 1.0) -> QColor:
        """Return a token as a colour, `alpha` from 0 (clear) to 1."""
        color = QColor(self.tokens.color(name))
        color.setAlphaF(alpha)
        return color

    def font_of(self, role: Role) -> QFont:
        """Return the font of `role`."""
        return font_of(role, self._has_inter)

    def icon(
        self, name: str, color: ColorName = "dim", color_when_on: ColorName | None = None
    ) -> QIcon:
        """Return the icon `name` in a token's colour, and in another where it is checked.

        Raises:
            KeyError: there is no such drawing.
        """
        key = (name, color, color_when_on or color)
        if key not in self._made_icons:
            self._icons.svg(name, "#000000")
            engine = TintedIconEngine(self._icons, self._in_force, *key)
            _ENGINES.append(engine)
            self._made_icons[key] = QIcon(engine)
        return self._made_icons[key]

    def pixmap(
        self, name: str, color: ColorName = "dim", side: int = 20, ratio: float = 1.0
    ) -> QPixmap:
        """Return an icon of `side` pixels for a screen with `ratio` device pixels a pixel."""
        pixmap = QPixmap(
            self._icons.pixmap(name, self.tokens.color(color), max(1, round(side * ratio)))
        )
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def icon_names(self) -> list[str]:
        """Return the name of every drawing."""
        return self._icons.names()

    def app_icon(self) -> QIcon:
        """Return the program's own icon, for windows and task bars."""
        return QIcon(str(paths.resources() / "icons" / f"{APP_ICON}.svg"))

    @Slot()
    def _on_system_scheme_changed(self) -> None:
        self._apply()

    def _wanted_tokens(self) -> Tokens:
        match self._scheme:
            case Scheme.LIGHT:
                return LIGHT
            case Scheme.DARK:
                return DARK
            case Scheme.SYSTEM:
                return DARK if self.system_is_dark() else LIGHT

    def system_is_dark(self) -> bool:
        """Whether the desktop asks for dark colours; False where it says nothing."""
        return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _apply(self) -> None:
        wanted = self._wanted_tokens()
        if wanted == self._applied:
            return
        self._applied = self._in_force.tokens = wanted
        self._app.setPalette(palette_of(wanted))
        self._app.setStyleSheet(style_sheet(wanted, self._draw_for_style_sheet(wanted)))
        self.changed.emit()

    def _draw_for_style_sheet(self, tokens: Tokens) -> dict[str, str]:
        """Write the pictures that the style sheet names; returns key -> path."""
        scheme = "dark" if tokens.is_dark else "light"
        written = {}
        for key, (name, color) in DRAWN.items():
            path = Path(self._drawn.filePath(f"{key}-{scheme}.svg"))
            path.write_text(self._icons.svg(name, tokens.color(color)), encoding="utf-8")
            written[key] = path.as_posix()
        return written
