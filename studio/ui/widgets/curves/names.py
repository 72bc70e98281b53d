"""What axes, lines and places of curves are called."""

from PySide6.QtCore import QCoreApplication

from studio.core.metrics import Axis, Place, Split
from studio.ui.widgets.chart.ticks import number


def axis_name(axis: Axis) -> str:
    """Return what the axis below is called."""
    if axis == "epochs":
        return QCoreApplication.translate("Curves", "Epoch")
    return QCoreApplication.translate("Curves", "Batch")


def line_name(key: str) -> str:
    """Return what a line is called: "training" and "validation" translated, runs as they are."""
    match key:
        case "training":
            return QCoreApplication.translate("Curves", "training")
        case "validation":
            return QCoreApplication.translate("Curves", "validation")
        case _:
            return key


def full_name(run: str, split: Split, label: str = "") -> str:
    """Return the name of one part of a run.

    Args:
        run: "" for the run itself.
        split: the part.
        label: what the line shows, where a chart has several figures.
    """
    part = line_name("training" if split == "train" else "validation")
    return " · ".join(name for name in (run, label, part) if name)


def place_text(place: Place) -> str:
    """Return stage, epoch and batch in words; the epoch counted through all stages."""
    if place.batch == 0:
        said = QCoreApplication.translate("Curves", "stage %1 · epoch %2")
    else:
        said = QCoreApplication.translate("Curves", "stage %1 · epoch %2 · batch %3")
    return (
        said.replace("%1", str(place.stage))
        .replace("%2", str(place.ordinal))
        .replace("%3", number(place.batch, 0))
    )
