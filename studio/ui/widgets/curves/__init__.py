"""Live curves of a training.

panel: title, legend, controls and plot, the content of a card. switch: several panels in the
place of one. plot: the curves alone.
settings: what panels share. colors: the scheme they are given. menu: saving and copying.

Inside: line (numbers and their average) -> decimation (what of them is drawn) -> drawn_line
(strokes) -> line_set (all lines of a plot) on a canvas (view, axes, marks, grid). crosshair and
readout follow the pointer; extent, ranges and ticks choose what the axes show; values and
summary put numbers into words; picture and values_file write files; pacer holds repaints down.
"""

from studio.ui.widgets.curves.colors import DARK_COLORS, LIGHT_COLORS, CurveColors
from studio.ui.widgets.curves.panel import CurvePanel
from studio.ui.widgets.curves.plot import CurvePlot
from studio.ui.widgets.curves.settings import CurveSettings
from studio.ui.widgets.curves.switch import CurveSwitch

__all__ = [
    "DARK_COLORS",
    "LIGHT_COLORS",
    "CurveColors",
    "CurvePanel",
    "CurvePlot",
    "CurveSettings",
    "CurveSwitch",
]
