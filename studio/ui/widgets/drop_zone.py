"""A place to drop a folder or files on; it can be pressed as well."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from studio.ui.theme import ColorName, Role, Theme
from studio.ui.theme.tokens import CONTROL_RADIUS


def dropped_paths(
    data: QMimeData, *, folders: bool, files: bool, suffixes: Iterable[str] = ()
) -> list[Path]:
    """Return what `data` carries of folders and files (of these lower-case suffixes, "" any)."""
    wanted = {suffix.lower() for suffix in suffixes}

    def fits(path: Path) -> bool:
        if path.is_dir():
            return folders
        return files and path.is_file() and (not wanted or path.suffix.lower() in wanted)

    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [path for path in paths if fits(path)]


class DropZone(QAbstractButton):
    """A dashed field with an icon and words; press it to choose in a dialog instead.

    Signals:
        paths_dropped(object): a list of Path that fit what was asked for, never empty.
        clicked(bool): the person pressed it; open a dialog.
    """

    paths_dropped = Signal(object)

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        hint: str = "",
        icon: str = "folder",
        folders: bool = True,
        files: bool = False,
        suffixes: Iterable[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hint = hint
        self._icon_name = icon
        self._folders, self._files, self._suffixes = folders, files, tuple(suffixes)
        self._is_over = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(hint)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return room for the icon and the words."""
        return QSize(240, 116 if self._hint else 92)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest field that is easy to hit."""
        return QSize(160, 80)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up for what fits; refuse the rest before it is dropped."""
        self._is_over = bool(self._fitting(event.mimeData()))
        if self._is_over:
            event.acceptProposedAction()
        self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go out."""
        self._is_over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say what was dropped."""
        self._is_over = False
        self.update()
        paths = self._fitting(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.paths_dropped.emit(paths)

    def _fitting(self, data: QMimeData) -> list[Path]:
        return dropped_paths(
            data, folders=self._folders, files=self._files, suffixes=self._suffixes
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashed field, the icon, the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_lit = self._is_over or self.isDown()
        self._draw_field(painter, is_lit)
        parts: list[tuple[Role, str, ColorName]] = [
            (Role.BODY, self.text(), "accent" if is_lit else "dim")
        ]
        if self._hint:
            parts.append((Role.CAPTION, self._hint, "accent" if is_lit else "dim"))
        block = 24 + 8 + 20 * len(parts)
        y = (self.height() - block) // 2
        icon = QRect((self.width() - 24) // 2, y, 24, 24)
        self._theme.icon(self._icon_name, "accent" if is_lit else "edge").paint(painter, icon)
        y += 32
        for role, text, color in parts:
            painter.setFont(self._theme.font_of(role))
            painter.setPen(self._theme.color(color))
            room = QRect(12, y, self.width() - 24, 20)
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)
            y += 20

    def _draw_field(self, painter: QPainter, is_lit: bool) -> None:
        field = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        pen = QPen(self._theme.color("accent" if is_lit or self.hasFocus() else "edge"), 1)
        if self.hasFocus():
            pen.setWidth(2)
        else:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        if is_lit:
            painter.setBrush(self._theme.color("accent_ground"))
        elif self.underMouse():
            painter.setBrush(self._theme.color("text", 0.03))
        painter.drawRoundedRect(field, CONTROL_RADIUS, CONTROL_RADIUS)
