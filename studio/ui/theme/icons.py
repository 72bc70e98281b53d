"""Icons: stroke drawings in `currentColor`, tinted when drawn.

An icon asks for its colour at the moment it is painted, so a switch of the scheme needs nothing
but a repaint.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from studio.ui.theme.tokens import ColorName, Tokens

APP_ICON = "afina-studio"
"""The program's own picture: drawn in its own colours, never tinted."""


class IconSet:
    """The drawings of one folder, tinted and kept by (name, colour, size)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawings: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int], QPixmap] = {}

    def names(self) -> list[str]:
        """Return every name that `pixmap` accepts."""
        names = (path.stem for path in self._folder.glob("*.svg"))
        return sorted(name for name in names if name != APP_ICON)

    def svg(self, name: str, color: str) -> str:
        """Return the drawing `name` in `color` ("#RRGGBB"); KeyError where there is none."""
        if name not in self._drawings:
            path = self._folder / f"{name}.svg"
            if not path.is_file():
                raise KeyError(name)
            self._drawings[name] = path.read_text(encoding="utf-8")
        return self._drawings[name].replace("currentColor", color)

    def pixmap(self, name: str, color: str, pixels: int) -> QPixmap:
        """Return the drawing as a square of `pixels` device pixels."""
        key = (name, color, pixels)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._render(name, color, pixels)
        return self._pixmaps[key]

    def _render(self, name: str, color: str, pixels: int) -> QPixmap:
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        renderer = QSvgRenderer(QByteArray(self.svg(name, color).encode()))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
        painter.end()
        return pixmap


@dataclass
class TokensInForce:
    """The colours that icons are painted in now: a theme changes them, engines do not hold it."""

    tokens: Tokens


class TintedIconEngine(QIconEngine):
    """Draws one icon in the colour that its token has now."""

    def __init__(
        self,
        icons: IconSet,
        in_force: TokensInForce,
        name: str,
        color: ColorName,
        color_when_on: ColorName,
    ) -> None:
        super().__init__()
        self._icons = icons
        self._in_force = in_force
        self._name = name
        self._color = color
        self._color_when_on = color_when_on

    def _pixmap(self, pixels: int, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        color: ColorName = self._color_when_on if state == QIcon.State.On else self._color
        if mode == QIcon.Mode.Disabled:
            color = "faint"
        return self._icons.pixmap(self._name, self._in_force.tokens.color(color), pixels)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon into `rect`, sharp at the device's scale."""
        side = min(rect.width(), rect.height())
        pixels = max(1, round(side * painter.device().devicePixelRatioF()))
        target = QRect(0, 0, side, side)
        target.moveCenter(rect.center())
        painter.drawPixmap(target, self._pixmap(pixels, mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon at `size` device pixels; room beside it, if any, is at the right."""
        side = max(1, min(size.width(), size.height()))
        square = self._pixmap(side, mode, state)
        if size.width() <= side:
            return square
        wide = QPixmap(size)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(0, (size.height() - side) // 2, square)
        painter.end()
        return wide

    def clone(self) -> QIconEngine:
        """Return an equal engine, as Qt asks when an icon is changed after a copy."""
        return TintedIconEngine(
            self._icons, self._in_force, self._name, self._color, self._color_when_on
        )
