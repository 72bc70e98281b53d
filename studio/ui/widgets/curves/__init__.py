"""Live curves of a training, drawn on the chart kit beside.

panel: title, legend, controls and plot, the content of a card. switch: several panels in the
place of one. plot: the curves alone, with findings ("overfits from epoch 12 on") marked.
settings: what panels share. menu: saving, copying and how curves are smoothed.

Inside: line (numbers and their average) -> drawn_line (strokes) -> line_set (all lines of a
plot) -> content (what the kit's chart asks for). extent and ranges choose what the axes show;
marking, references and reading say what is marked and read; values, names and summary put it
into words.
"""

from studio.ui.widgets.curves.marking import Finding
from studio.ui.widgets.curves.panel import CurvePanel
from studio.ui.widgets.curves.plot import CurvePlot
from studio.ui.widgets.curves.references import CurveReference
from studio.ui.widgets.curves.settings import CurveSettings
from studio.ui.widgets.curves.switch import CurveSwitch

__all__ = ["CurvePanel", "CurvePlot", "CurveReference", "CurveSettings", "CurveSwitch", "Finding"]
