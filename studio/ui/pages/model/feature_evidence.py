"""What a test of features has shown, drawn: accuracy by depth, and where the data set stands."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.metrics.feature_test import LINEAR, NEAREST, PROBES, FeatureTest
from studio.core.plan.transfer import FEW_IMAGES_PER_CLASS, Proposal
from studio.core.plan.transfer_ways import WAYS, Way
from studio.core.recipes.solvers import SOLVERS
from studio.ui.texts.format import count_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.chart.axis_style import AxisStyle, share_axis
from studio.ui.widgets.chart.marks import Marks, ReferenceLine
from studio.ui.widgets.label import Label
from studio.ui.widgets.line_chart import LineChart, Series
from studio.ui.widgets.quadrant_plane import PlanePoint, QuadrantPlane

WIDTH = 860
"""Pixels that it is made for."""

_WIDEST = 3.0
"""Likeness that lies at the right edge of the plane."""

_DECADES = 2.5
"""Powers of ten from the limit of size to the edge of the plane."""

_QUARTERS = (Way.EARLIER, Way.LINEAR, Way.EVERYTHING, Way.FINE_TUNE)
"""Small and other, small and alike, large and other, large and alike."""


class FeatureEvidence(QWidget):
    """The chart, the plane beside it, and the reasons below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._blocks: list[str] = []
        self.chart = LineChart(
            theme, self._depth_axis(), share_axis(self.tr("Accuracy")), self._title()
        )
        self.plane = QuadrantPlane(
            theme,
            self.tr("Which way suits these images"),
            (self.tr("Other images"), self.tr("Like photographs")),
            (self.tr("Few images"), self.tr("Many images")),
            [(translated(WAYS[way].title), translated(WAYS[way].help)) for way in _QUARTERS],
        )
        self._proposal = Label(theme, "", Role.STRONG, wraps=True)
        self._meaning = Label(theme, "", wraps=True)
        self._reasons = Label(theme, "", Role.DIM, wraps=True)
        self._how = Label(theme, "", Role.CAPTION, wraps=True)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.chart, 3)
        row.addWidget(self.plane, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row, 1)
        column.addWidget(self._proposal)
        column.addWidget(self._meaning)
        column.addWidget(self._reasons)
        column.addWidget(self._how)

    def minimumSizeHint(self) -> QSize:
        """Return no more height than the texts take where they have the dialog's width."""
        hint, column = super().minimumSizeHint(), self.layout()
        if column is not None:
            hint.setHeight(column.minimumHeightForWidth(max(self.width(), WIDTH)))
        return hint

    def show_test(self, test: FeatureTest, proposal: Proposal) -> None:
        """Draw a test, and what it leads to."""
        self._names = [depth.layer for depth in test.depths]
        self._blocks = [depth.block for depth in test.depths]
        self.chart.set_title(self._title(), self._depth_axis(), share_axis(self.tr("Accuracy")))
        self.chart.set_series(self._series(test))
        guessing = ReferenceLine(1 / test.classes, self.tr("Guessing"))
        self.chart.set_marks(Marks(lines=(guessing,)))
        self.plane.set_point(_place_of(proposal))
        self._proposal.setText(proposal_text(proposal))
        self._meaning.setText(translated(WAYS[proposal.way].help))
        self._reasons.setText("\n".join(map(translated, proposal.reasons)))
        self._how.setText(self._how_text(test))

    def _series(self, test: FeatureTest) -> list[Series]:
        places = np.arange(1, len(test.depths) + 1, dtype=np.float64)
        found = []
        for probe in PROBES:
            shares = np.array([test.accuracy(depth, probe) for depth in test.depths])
            found.append(Series(self._name_of(probe), places, shares, labels=self._names))
        intervals = [test.interval(depth, LINEAR) for depth in test.depths]
        low = np.array([interval.low for interval in intervals])
        high = np.array([interval.high for interval in intervals])
        return [
            *found,
            Series("", places, low, "dashed", "dim"),
            Series("", places, high, "dashed", "dim"),
        ]

    def _name_of(self, probe: str) -> str:
        if probe == NEAREST:
            return self.tr("Nearest neighbours")
        return translated(SOLVERS[probe].title)

    def _how_text(self, test: FeatureTest) -> str:
        parts = [
            self.tr(
                "Solved on {learned} training images, judged by {judged}. Dashed: 95 % interval of "
                "logistic regression. Nearest neighbours: the five at the smallest angle."
            ).format(learned=count_text(test.learned), judged=count_text(test.judged))
        ]
        if test.is_held_out:
            parts.append(
                self.tr("Without validation images, training images were held out to judge.")
            )
        if test.is_cut_short:
            parts.append(self.tr("There was time for a part of the sample alone."))
        return " ".join(parts)

    def _title(self) -> str:
        return self.tr("Accuracy by depth")

    def _depth_axis(self) -> AxisStyle:
        return AxisStyle(
            self.tr("Depth"),
            lambda value, decimals: "" if decimals else _at(self._blocks, value),
            lambda value: _at(self._names, value),
            whole_from=0.0,
        )


def _at(names: Sequence[str], place: float) -> str:
    """Return the name of a depth, counted from 1."""
    at = round(place) - 1
    return names[at] if 0 <= at < len(names) else ""


def proposal_text(proposal: Proposal) -> str:
    """Return what is proposed, with the layer where it names one."""
    title = translated(WAYS[proposal.way].title)
    return f"{title}: {proposal.layer}" if proposal.layer else title


def _place_of(proposal: Proposal) -> PlanePoint:
    """Return where a proposal lies: its way is the quarter, as far as the limits decide."""
    across = 0.5 + proposal.likeness / (2 * _WIDEST)
    size = math.log10(max(proposal.per_class, 1.0) / FEW_IMAGES_PER_CLASS)
    return PlanePoint(across, 0.5 + size / (2 * _DECADES), proposal_text(proposal))
