"""One project in the list of recent ones."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from studio.core.projects.recent_projects import RecentProject
from studio.ui.pages.run_actions import RunAction, RunActionSpec, spec_of
from studio.ui.pages.start.recent_facts import facts_of
from studio.ui.pages.start.resume_badge import ResumeBadge
from studio.ui.texts.run_text import saved_text
from studio.ui.theme import ColorName, Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.plain_tip import plain_tip
from studio.ui.widgets.thumbnails.loader import ThumbnailLoader

HEIGHT, LINE = 58, 18
PICTURE = 40
SOURCE = 96
"""Pixels of a thumbnail: enough at twice the size of the screen's."""

BESIDE = (RunAction.KEEP, RunAction.EXPORT, RunAction.DELETE)
"""What can be done with a paused run besides resuming it."""


class RecentRow(QAbstractButton):
    """Press it to open the project; where its newest run is paused, buttons go on with that.

    Args:
        pictures: has the thumbnails of the project's images, or will have them.

    Signals:
        action_chosen: a `RunActionSpec` for the newest run.
        removal_chosen: the project should leave the list.
    """

    action_chosen = Signal(object)
    removal_chosen = Signal()

    def __init__(
        self,
        theme: Theme,
        recent: RecentProject,
        pictures: ThumbnailLoader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self.recent = recent
        self._facts = facts_of(recent)
        self.setText(recent.name)
        self.setToolTip(plain_tip("\n".join([recent.name, *self._facts, recent.path])))
        self.setAccessibleName(recent.name)
        self.setAccessibleDescription(self.facts())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.badge = ResumeBadge(theme, self._badge_text())
        self.actions_beside = {spec.action: self._made(spec) for spec in map(spec_of, BESIDE)}
        self.remove = IconButton(theme, "close", self.tr("Remove from list"), small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, GRID, 0)
        row.setSpacing(2)
        row.addStretch(1)
        for widget in (self.badge, *self.actions_beside.values(), self.remove):
            row.addWidget(widget)
        self.badge.setVisible(recent.to_resume is not None)
        self.badge.clicked.connect(partial(self.action_chosen.emit, spec_of(RunAction.RESUME)))
        self.remove.clicked.connect(self.removal_chosen)
        theme.changed.connect(self.update)

    def _made(self, spec: RunActionSpec) -> IconButton:
        button = IconButton(self._theme, spec.icon, spec.label(), small=True)
        run = self.recent.to_resume
        button.setVisible(run is not None and spec.is_for(run))
        button.clicked.connect(partial(self.action_chosen.emit, spec))
        return button

    def facts(self) -> str:
        """Return the lines below the name."""
        return "\n".join(self._facts)

    def sizeHint(self) -> QSize:
        """Return a row."""
        return QSize(320, HEIGHT + LINE * (len(self._facts) - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, the name and the facts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(
                QPen(self._theme.color("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen
            )
            painter.setBrush(self._theme.color("text", 0.03))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 2, -1, -2), 8, 8)
        self._draw_pictures(painter, QRectF(GRID, (self.height() - PICTURE) / 2, PICTURE, PICTURE))
        self._draw_text(painter)

    def _draw_text(self, painter: QPainter) -> None:
        left = GRID + PICTURE + 12
        ends = [self.remove, *self.actions_beside.values(), self.badge]
        room = min(one.x() for one in ends if not one.isHidden()) - GRID - left
        lines: list[tuple[Role, str, ColorName, int]] = [
            (Role.STRONG, self.recent.name, "text", 20)
        ]
        color: ColorName = "error" if self.recent.problem else "dim"
        lines += [(Role.CAPTION, text, color, LINE) for text in self._facts]
        top = (self.height() - sum(height for *_, height in lines)) // 2
        for role, text, tone, height in lines:
            painter.setFont(self._theme.font_of(role))
            painter.setPen(self._theme.color(tone))
            elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, top, room, height), Qt.AlignmentFlag.AlignVCenter, elided)
            top += height

    def _draw_pictures(self, painter: QPainter, rect: QRectF) -> None:
        """Draw four of the project's images, or a neutral ground where there is none yet."""
        shape = QPainterPath()
        shape.addRoundedRect(rect, 6, 6)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(rect, self._theme.color("text", 0.06))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        found = [self._pictures.pixmap(path, SOURCE) for path in self.recent.pictures]
        shown = [pixmap for pixmap in found if pixmap is not None]
        for pixmap, place in zip(shown, _places(rect, len(shown)), strict=True):
            painter.drawPixmap(place, pixmap, _middle(pixmap, place))
        painter.restore()
        if not self.recent.pictures:
            icon = self._theme.icon("image", "faint")
            icon.paint(painter, rect.adjusted(10, 10, -10, -10).toRect())

    def _badge_text(self) -> str:
        run = self.recent.to_resume
        if run is None:
            return ""
        stands = saved_text(run.status, run.epochs)
        return self.tr("{stands} · Resume").format(stands=stands)


def _places(rect: QRectF, count: int) -> list[QRectF]:
    """Return where `count` pictures lie in a square: one fills it, up to four share it."""
    if count <= 1:
        return [rect] * count
    side = (rect.width() - 1) / 2
    corners = [(0, 0), (1, 0), (0, 1), (1, 1)][:count]
    left, top, step = rect.left(), rect.top(), side + 1
    return [QRectF(left + x * step, top + y * step, side, side) for x, y in corners]


def _middle(pixmap: QPixmap, place: QRectF) -> QRectF:
    """Return the largest part in the middle of a picture that has the shape of its place."""
    factor = min(pixmap.width() / place.width(), pixmap.height() / place.height())
    width, height = place.width() * factor, place.height() * factor
    return QRectF((pixmap.width() - width) / 2, (pixmap.height() - height) / 2, width, height)
