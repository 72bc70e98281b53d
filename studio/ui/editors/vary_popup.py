"""What a search tries of a field, edited over the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_marks import Varied
from studio.ui.editors.choice import Choice
from studio.ui.editors.vary_form import VaryForm
from studio.ui.texts.vary_text import mark_title
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.label import Label

WIDTH = 340


class VaryPopup(QFrame):
    """Every change is taken at once; Escape or a click beside it closes it.

    Signals:
        edited(str, object, str): as `VaryForm.edited`; None as what is tried takes the mark away.
    """

    edited = Signal(str, object, str)

    def __init__(
        self,
        theme: Theme,
        recipe: Recipe,
        path: str,
        varied: Varied,
        offered: Sequence[Choice] = (),
        parent: QWidget | None = None,
        *,
        stage: int = 0,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("variant", "popup")
        title = mark_title(path, recipe)
        self.setAccessibleName(title)
        self.form = VaryForm(theme, recipe, path, varied, offered, stage=stage)
        self.drop = Button(theme, self.tr("Do not vary"), Variant.QUIET, small=True)
        self.done = Button(theme, self.tr("Done"), small=True)
        foot = QHBoxLayout()
        foot.addWidget(self.drop)
        foot.addStretch(1)
        foot.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(Label(theme, self.tr("Tried in a search"), Role.CAPTION))
        column.addWidget(Label(theme, title, Role.STRONG, wraps=True))
        column.addWidget(self.form)
        column.addLayout(foot)
        self.setFixedWidth(WIDTH)
        self.form.edited.connect(self.edited)
        self.drop.clicked.connect(self._on_drop_clicked)
        self.done.clicked.connect(self.close)

    def open_at(self, point: QPoint) -> None:
        """Open with the upper left corner at a point of the screen, moved in where it must be."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = min(max(point.x(), screen.left()), screen.right() - self.width())
        y = min(point.y(), screen.bottom() - self.height())
        self.move(x, max(screen.top(), y))
        self.show()
        self.done.setFocus(Qt.FocusReason.PopupFocusReason)
        self.focusNextChild()

    @Slot()
    def _on_drop_clicked(self) -> None:
        self.close()
        self.edited.emit(self.form.path, None, "")
