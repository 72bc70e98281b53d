"""How much each number of a variational autoencoder's code says of an image."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.ui.texts.format import count_text, figure_text
from studio.ui.theme import ColorName, Role, Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.label import Label
from studio.ui.widgets.labelled_bar import LabelledBar

MOST = 64
"""Bars that are drawn, of those that say most."""


class KlCard(Card):
    """Bars of the KL divergence by number of the code, the largest first; idle ones are named."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("KL divergence"))
        self._theme = theme
        self._bars: list[LabelledBar] = []
        self._note = Label(theme, "", Role.CAPTION, wraps=True)
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(4)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        self.body.addWidget(self._note)
        self.body.addWidget(scroll, 1)

    def show_kl(self, kl: Sequence[float], collapsed: Sequence[int]) -> None:
        """Show the divergence of each number of the code, in nats.

        Args:
            kl: by number.
            collapsed: numbers that say nothing.
        """
        for bar in self._bars:
            self._column.removeWidget(bar)
            bar.deleteLater()
        idle = frozenset(collapsed)
        order = sorted(range(len(kl)), key=lambda at: -kl[at])[:MOST]
        most = max(kl, default=0.0) or 1.0
        self._bars = []
        for at in order:
            name = self.tr("Number {number}").format(number=count_text(at + 1))
            if at in idle:
                name = self.tr("{name}, idle").format(name=name)
            text = self.tr("{value} nats").format(value=figure_text(kl[at]))
            color: ColorName = "warning" if at in idle else "accent"
            bar = LabelledBar(self._theme, name, text, kl[at] / most, color)
            self._column.insertWidget(len(self._bars), bar)
            self._bars.append(bar)
        self._note.setText(self._text(len(kl), sorted(idle)))

    def _text(self, count: int, idle: list[int]) -> str:
        if not idle:
            return self.tr("Every number of the code says something of an image.")
        names = ", ".join(count_text(at + 1) for at in idle[:8])
        names += ", …" if len(idle) > 8 else ""
        text = self.tr(
            "{idle} of {count} numbers are idle, the same for every image: {names}. A smaller "
            "code, or a smaller beta, uses all."
        )
        return text.format(idle=count_text(len(idle)), count=count_text(count), names=names)
