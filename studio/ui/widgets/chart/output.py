"""A chart as a picture, as strokes and as numbers: what can be saved and copied."""

from collections.abc import Callable
from pathlib import Path

from studio.core.base.named_output import write_named
from studio.ui.widgets.chart.canvas import ChartCanvas
from studio.ui.widgets.chart.content import Content
from studio.ui.widgets.chart.legend import LegendEntry
from studio.ui.widgets.chart.picture import ChartPicture
from studio.ui.widgets.chart.values_file import write_table
from studio.ui.widgets.clipboard import copy_image


class ChartOutput:
    """Writes what a chart shows.

    Args:
        canvas: the drawing.
        content: what is drawn.
        flush: brings the drawing up to date.
    """

    def __init__(self, canvas: ChartCanvas, content: Content, flush: Callable[[], None]) -> None:
        self._canvas = canvas
        self._content = content
        self._flush = flush

    def picture(self) -> ChartPicture:
        """Return what is seen now, with title, legend and the names of the axes."""
        self._flush()
        content, note = self._content, self._content.note()
        legend = list(content.entries())
        if note:
            legend.append(LegendEntry("", note))
        colors, prepare = self._canvas.marks.colors, content.set_pixel_ratio
        return ChartPicture(self._canvas, colors, content.title, legend, prepare)

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
        """Write the numbers.

        Touches no widget: safe in a thread beside the window's.

        Raises:
            WorkError: the file cannot be written.
        """
        write_table(path, self._content.table())

    def copy(self) -> None:
        """Put the picture on the clipboard and say so."""
        copy_image(self._canvas, self.picture().image())
