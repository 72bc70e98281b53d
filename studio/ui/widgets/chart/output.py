"""A chart as a picture, as strokes and as numbers: what can be saved and copied."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage

from studio.core.base.named_output import write_named
from studio.ui.widgets.chart.canvas import ChartCanvas
from studio.ui.widgets.chart.content import Content
from studio.ui.widgets.chart.legend import LegendEntry
from studio.ui.widgets.chart.picture import ChartPicture
from studio.ui.widgets.chart.values_file import write_table
from studio.ui.widgets.saving import Write


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

    def image(self) -> QImage:
        """Return the picture with two pixels for each on the screen."""
        return self.picture().image()

    def file_stem(self) -> str:
        """Return what a saved file is called, without an ending."""
        return self._content.file_stem

    def is_empty(self) -> bool:
        """Return whether nothing is drawn."""
        return not self._content.entries()

    def svg_writer(self) -> Write:
        """Return what writes the picture, as it is now, as strokes."""
        return partial(_write_named, self.picture().svg())

    def csv_writer(self) -> Write:
        """Return what writes the numbers; it asks for them in its own thread."""
        return self._write_csv

    def _write_csv(self, path: Path) -> None:
        write_table(path, self._content.table())


def _write_named(content: bytes, path: Path) -> None:
    write_named(path, content)
