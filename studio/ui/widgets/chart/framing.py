"""Which part of a chart is seen: everything, or what the person chose."""

from studio.ui.widgets.chart.content import Content, Extent
from studio.ui.widgets.chart.view import ChartView


class Framing:
    """Sets the range of a view before and after its content is drawn.

    Along the axis below it shows everything until the person moves or zooms there. The values
    are fitted to what is in view until the person moves or zooms along them.

    Args:
        view: whose range is set.
        content: what it shows.
    """

    def __init__(self, view: ChartView, content: Content) -> None:
        self._view = view
        self._content = content
        self._follows_places = True
        self._fits_values = True
        self._extent: Extent | None = None

    @property
    def shows_everything(self) -> bool:
        """Whether new values come into view by themselves, along both axes."""
        return self._follows_places and self._fits_values

    def reset(self) -> None:
        """Show everything, along both axes, from now on."""
        self._view.forget_gesture()
        self._follows_places = True
        self._set_fits_values(fits=True)

    def draw(self, columns: int) -> None:
        """Set the range, with the content drawn in between, `columns` pixels of the device wide.

        What was asked for with the mouse or the keys is applied first.
        """
        moved = self._view.apply_gesture()
        if moved.places:
            self._follows_places = False
        if moved.values:
            self._set_fits_values(fits=False)
        extent = self._content.extent()
        self._apply_limits(extent)
        if self._follows_places:
            self._view.setXRange(extent.low, extent.high, padding=0)
        low, high = self._view.viewRange()[0]
        self._content.draw(low, high, columns)
        if self._fits_values:
            fitted = self._content.value_range(self._view.rect().height())
            self._view.setYRange(*fitted, padding=0)

    def _set_fits_values(self, *, fits: bool) -> None:
        self._fits_values = fits
        self._view.is_value_range_held = fits

    def _apply_limits(self, extent: Extent) -> None:
        """Keep the person from panning away from the data, and from zooming into nothing."""
        if extent != self._extent:
            self._extent = extent
            self._view.setLimits(xMin=extent.lowest, xMax=extent.highest, minXRange=extent.least)
