"""What the Evaluate page shows of the runs of one task."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.runs.run_state import RunState
from studio.ui.pages.card_column import GUTTER
from studio.ui.pages.page import PageContext
from studio.ui.widgets.banner_area import BannerArea, Edge


class TaskEvaluation(QWidget):
    """Base of what `TaskView.evaluation` names; banners above, a body below.

    A subclass fills `body`, which reaches `GUTTER` into the page's right margin for the scroll bar
    of a column of cards, and follows the run that is shown.

    Signals:
        page_wanted: key of the page that should be shown.
    """

    page_wanted = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        area = BannerArea(context.theme, Edge.TOP, self, (0, 0, GUTTER, 12))
        self.banners = area.column
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area)
        column.addLayout(self.body, 1)

    def follow(self, state: RunState) -> None:
        """Show the run of `state`; what is here already is kept."""
        raise NotImplementedError
