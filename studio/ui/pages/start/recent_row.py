"""One project in the list of recent ones."""

from __future__ import annotations

import zlib
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from studio.core.recent_projects import RecentProject
from studio.ui.format import percent_text
from studio.ui.pages.start.resume_badge import ResumeBadge
from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.icon_button import IconButton

HEIGHT = 58
PICTURE = 36


class RecentRow(QAbstractButton):
    """Press it to open the project; a badge resumes a run that was cut off.

    Signals:
        resume_chosen: the badge was pressed.
        removal_chosen: the project should leave the list.
    """

    resume_chosen = Signal()
    removal_chosen = Signal()

    def __init__(self, theme: Theme, recent: RecentProject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.recent = recent
        self._facts = self._facts_of(recent)
        self.setText(recent.name)
        self.setToolTip(recent.path)
        self.setAccessibleName(recent.name)
        self.setAccessibleDescription(self._facts)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.badge = ResumeBadge(theme, self._badge_words())
        self.badge.setVisible(bool(recent.cut_off))
        self.remove = IconButton(theme, "close", self.tr("Take out of the list"), small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, GRID, 0)
        row.addStretch(1)
        row.addWidget(self.badge)
        row.addWidget(self.remove)
        self.badge.clicked.connect(self.resume_chosen)
        self.remove.clicked.connect(self.removal_chosen)
        theme.changed.connect(self.update)

    def facts(self) -> str:
        """Return the line below the name."""
        return self._facts

    def sizeHint(self) -> QSize:
        """Return a row."""
        return QSize(320, HEIGHT)

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
        self._draw_picture(painter, QRectF(GRID, (HEIGHT - PICTURE) / 2, PICTURE, PICTURE))
        left = GRID + PICTURE + 12
        taken = (self.badge.width() + GRID if self.recent.cut_off else 0) + 32
        room = self.width() - left - taken - GRID
        lines = (
            (Role.STRONG, self.recent.name, "text", 9),
            (Role.CAPTION, self._facts, "error" if self.recent.problem else "dim", 29),
        )
        for role, words, color, top in lines:
            painter.setFont(self._theme.font_of(role))
            painter.setPen(self._theme.color(color))  # type: ignore[arg-type]
            elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, top, room, 20), Qt.AlignmentFlag.AlignVCenter, elided)

    def _draw_picture(self, painter: QPainter, rect: QRectF) -> None:
        """Draw four tiles whose hues belong to the name, so that a project is known by sight."""
        hue = zlib.crc32(self.recent.path.encode()) % 360
        side = rect.width() / 2 - 1
        painter.setPen(Qt.PenStyle.NoPen)
        for at, (x, y) in enumerate(((0, 0), (1, 0), (0, 1), (1, 1))):
            lightness = 0.52 if self._theme.is_dark else 0.60
            color = QColor.fromHslF(((hue + 24 * at) % 360) / 360, 0.42, lightness)
            painter.setBrush(color)
            tile = QRectF(rect.left() + x * (side + 2), rect.top() + y * (side + 2), side, side)
            painter.drawRoundedRect(tile, 4, 4)

    def _badge_words(self) -> str:
        if self.recent.epochs_done:
            words = self.tr("Cut off after epoch {epoch} · Resume")
            return words.format(epoch=self.recent.epochs_done)
        return self.tr("Cut off · Resume")

    def _facts_of(self, recent: RecentProject) -> str:
        if recent.problem is not None:
            return self.tr("The recipe cannot be read; open it to see why.")
        kind = self.tr("from ready weights") if recent.is_pretrained else self.tr("from scratch")
        facts = [f"{recent.backbone}, {kind}"]
        if recent.accuracy is not None:
            facts.append(percent_text(recent.accuracy, 1))
        facts.append(self._day_of(recent.when))
        return " · ".join(facts)

    def _day_of(self, when: float) -> str:
        day = datetime.fromtimestamp(when).date()
        if day == date.today():
            return self.tr("today")
        if day == date.today() - timedelta(days=1):
            return self.tr("yesterday")
        return QLocale().toString(
            QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat
        )
