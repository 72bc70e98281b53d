"""A plot as a picture, as strokes and as numbers: what can be saved and copied."""

from collections.abc import Callable
from pathlib import Path

from studio.core.base.named_output import write_named
from studio.core.metrics import Axis, MetricName
from studio.ui.widgets.clipboard import copy_image
from studio.ui.widgets.curves.canvas import CurveCanvas
from studio.ui.widgets.curves.colors import CurveColors
from studio.ui.widgets.curves.line_set import LineSet
from studio.ui.widgets.curves.picture import CurvePicture, LegendEntry
from studio.ui.widgets.curves.summary import line_name, metric_name
from studio.ui.widgets.curves.values_file import write_values


class CurveOutput:
    """Writes what a plot shows.

    Args:
        canvas: the drawing.
        lines: what is drawn.
        metric: the figure.
        flush: brings the drawing up to date.
    """

    def __init__(
        self,
        canvas: CurveCanvas,
        lines: LineSet,
        metric: MetricName,
        flush: Callable[[], None],
    ) -> None:
        self._canvas = canvas
        self._lines = lines
        self._metric: MetricName = metric
        self._flush = flush
        self.axis: Axis = "epochs"
        self.colors: CurveColors | None = None

    def picture(self) -> CurvePicture:
        """Return what is seen now, with title, legend and the names of the axes."""
        self._flush()
        colors = self.colors or self._canvas.grid.colors
        names = tuple(self._lines.overlays)
        legend = [
            LegendEntry(f"{line_name(key)} {text}", colors.of_line(key, names), key == "validation")
            for key, text in self._lines.newest_values().items()
        ]
        moment = self._lines.moment_text()
        if moment:
            legend.append(LegendEntry(moment, ""))
        title, prepare = metric_name(self._metric), self._lines.set_pixel_ratio
        return CurvePicture(self._canvas, colors, title, legend, prepare)

    def save_png(self, path: Path) -> None:
        """Write the picture, two pixels for each on the screen.

        Raises:
            WorkError: the file cannot be written.
        """
        write_named(path, self.picture().png())

    def save_svg(self, path: Path) -> None:
        """Write the picture as strokes.

        Raises:
            WorkError: the file cannot be written.
        """
        write_named(path, self.picture().svg())

    def save_csv(self, path: Path) -> None:
        """Write every recorded value of every line with its average.

        Touches no widget: safe in a thread beside the window's.

        Raises:
            WorkError: the file cannot be written.
        """
        write_values(path, self._metric, [drawn.line for drawn in self._lines], self.axis)

    def copy(self) -> None:
        """Put the picture on the clipboard and say so."""
        copy_image(self._canvas, self.picture().image())
