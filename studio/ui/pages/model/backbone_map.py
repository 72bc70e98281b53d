"""The catalogue as a chart: how large each backbone is, how wrong, and of which year."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.networks.backbone_row import Backbone
from studio.core.networks.catalogue import BACKBONES, backbone
from studio.ui.pages.model.backbone_text import error_source_text, weights_text
from studio.ui.texts.format import parameters_text, percent_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.chart.axis_style import AxisStyle, percent_tick
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.label import Label
from studio.ui.widgets.named_points import NamedPoint, NamedPoints
from studio.ui.widgets.segmented_control import SegmentedControl

_ERAS = (2014, 2016, 2018, 2020)
"""Last years of all spans but the newest; each has a colour."""
_SPREAD = 0.8
"""Share of a year's place on the axis that its networks are spread over."""

SIZE, YEAR = "size", "year"
TOP1, TOP5 = "top1", "top5"


class BackboneMap(QWidget):
    """A point for each backbone with a published error; families are joined by lines.

    Signals:
        backbone_chosen(object): the `Backbone` that was clicked, or chosen with Return.
    """

    backbone_chosen = Signal(object)

    def __init__(self, theme: Theme, current: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = current
        self._rows: Sequence[Backbone] = ()
        self._across = SegmentedControl(
            theme,
            self.tr("Axis below"),
            ((SIZE, self.tr("By size")), (YEAR, self.tr("By year"))),
        )
        self._upwards = SegmentedControl(
            theme,
            self.tr("Error"),
            ((TOP1, self.tr("Top-1 error")), (TOP5, self.tr("Top-5 error"))),
        )
        self.chart = NamedPoints(theme, AxisStyle(), AxisStyle(), self._controls())
        self._about = Label(theme, "", Role.CAPTION, wraps=True)
        self._without = QWidget()
        self._others = FlowLayout(self._without, 6)
        self._others_title = Label(theme, "", Role.CAPTION)
        self._theme = theme
        self._lay_out()
        self._across.choice_chosen.connect(self._show)
        self._upwards.choice_chosen.connect(self._show)
        self.chart.pointed.connect(self._on_chart_pointed)
        self.chart.chosen.connect(self.choose)
        self._on_chart_pointed("")

    def _controls(self) -> QWidget:
        controls = QWidget()
        row = QHBoxLayout(controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._across)
        row.addWidget(self._upwards)
        return controls

    def _lay_out(self) -> None:
        self._about.setMinimumHeight(2 * self._about.fontMetrics().height())
        self._others.addWidget(self._others_title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.chart, 1)
        column.addWidget(self._about)
        column.addWidget(self._without)

    def show_rows(self, rows: Sequence[Backbone]) -> None:
        """Show these; those without a published figure are named below."""
        self._rows = tuple(rows)
        self._show()

    @Slot()
    def _show(self) -> None:
        is_top5 = self._upwards.choice() == TOP5
        plotted = [(row, error) for row in self._rows if (error := _error(row, is_top5=is_top5))]
        self.chart.set_axes(self.tr("Backbones"), *self._axes())
        self.chart.set_points(self._points(plotted), _era_names(), self._current)
        self._on_chart_pointed("")
        shown = {row.name for row, _ in plotted}
        self._show_others([row for row in self._rows if row.name not in shown])

    def _axes(self) -> tuple[AxisStyle, AxisStyle]:
        if self._across.choice() == YEAR:
            below = AxisStyle(self.tr("Year"), _year_tick, whole_from=0.0)
        else:
            name = self.tr("Million parameters, with classifier")
            below = AxisStyle(name, _parameters_tick, is_log=True)
        name = self.tr("Error on ImageNet")
        return below, AxisStyle(name, percent_tick, partial(percent_text, digits=1))

    def _points(self, plotted: Sequence[tuple[Backbone, float]]) -> list[NamedPoint]:
        years = [row.year for row, _ in plotted]
        points = []
        for at, (row, error) in enumerate(plotted):
            earlier = years[:at].count(row.year)
            spread = _SPREAD * earlier / years.count(row.year)
            by_year = self._across.choice() == YEAR
            points.append(
                NamedPoint(
                    key=row.name,
                    name=row.name,
                    x=row.year + spread if by_year else float(row.published_parameters),
                    y=error,
                    group=sum(row.year > last for last in _ERAS),
                    strand=row.family,
                    facts=self._facts(row),
                )
            )
        return points

    def _facts(self, row: Backbone) -> tuple[tuple[str, str], ...]:
        assert row.errors is not None, "only rows with an error are points"
        top1, top5 = row.errors.top1, row.errors.top5
        unknown = self.tr("not published")
        return (
            (self.tr("Top-1 error"), percent_text(top1, 1)),
            (self.tr("Top-5 error"), unknown if top5 is None else percent_text(top5, 1)),
            (self.tr("Year"), str(row.year)),
            (self.tr("Parameters"), parameters_text(row.published_parameters)),
            (self.tr("Weights"), weights_text(row)),
        )

    def _show_others(self, rows: Sequence[Backbone]) -> None:
        while (item := self._others.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._others_title:
                widget.hide()
                widget.deleteLater()
        self._others.addWidget(self._others_title)
        self._others_title.setText(self.tr("No such figure was published of:"))
        for row in rows:
            button = Button(self._theme, row.name, Variant.QUIET, small=True)
            button.setToolTip(row.paper)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.choose, row.name))
            self._others.addWidget(button)
            button.show()  # at once: its parent is seen already
            self._others_title.setFixedHeight(button.sizeHint().height())
        self._without.setVisible(bool(rows))

    @Slot(str)
    def choose(self, name: str) -> None:
        """Take the backbone of that name."""
        self.backbone_chosen.emit(backbone(name))

    @Slot(str)
    def _on_chart_pointed(self, name: str) -> None:
        if not name:
            self._about.setText(f"{self._meaning()} {self._keys()}")
            return
        row = backbone(name)
        self._about.setText(f"{row.paper}. {error_source_text(row)}")

    def _meaning(self) -> str:
        if self._across.choice() == YEAR:
            return self.tr(
                "The lower a network, the fewer photographs of ImageNet it names wrongly; the "
                "further right, the newer it is."
            )
        return self.tr(
            "The lower a network, the fewer photographs of ImageNet it names wrongly; the further "
            "left, the smaller it is."
        )

    def _keys(self) -> str:
        return self.tr(
            "Lines join the sizes of one family. Click a point to choose it; arrow keys go from "
            "point to point, Return chooses."
        )


def _error(row: Backbone, *, is_top5: bool) -> float | None:
    if row.errors is None:
        return None
    return row.errors.top5 if is_top5 else row.errors.top1


def _era_names() -> list[str]:
    years = [row.year for row in BACKBONES if row.errors is not None]
    first, last = (min(years), *(era + 1 for era in _ERAS)), (*_ERAS, max(years))
    return [f"{low}\u2013{high}" for low, high in zip(first, last, strict=True)]


def _year_tick(value: float, decimals: int) -> str:
    return "" if decimals else str(round(value))


def _parameters_tick(value: float, _decimals: int) -> str:
    return QLocale().toString(value / 1e6, "g", 3)
