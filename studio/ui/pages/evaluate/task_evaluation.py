"""What the Evaluate page shows of the runs of one task."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

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

    def lay_out_parts(
        self, standing: QWidget, facts: QWidget, switches: Sequence[QWidget], sections: QWidget
    ) -> QStackedWidget:
        """Fill the body where a task judges each part of the data.

        Args:
            standing: shown instead while nothing is known of the run.
            facts: the figures of a part.
            switches: what is shown of it, the first at the left and the others at the right.
            sections: the images and figures behind them.

        Returns:
            `standing` as its first widget, all others as its second.
        """
        row = QHBoxLayout()
        row.addWidget(switches[0])
        row.addStretch(1)
        for switch in switches[1:]:
            row.addWidget(switch)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, GUTTER, 0)
        column.setSpacing(12)
        column.addWidget(facts)
        column.addLayout(row)
        column.addWidget(sections, 1)
        stack = QStackedWidget()
        stack.addWidget(standing)
        stack.addWidget(work)
        self.body.addWidget(stack, 1)
        return stack

    def follow(self, state: RunState) -> None:
        """Show the run of `state`; what is here already is kept."""
        raise NotImplementedError
