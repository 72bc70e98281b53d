"""The numbers of a plot as a CSV file."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from studio.core.base.named_output import write_named
from studio.core.metrics import Axis, MetricName
from studio.ui.widgets.curves.line import CurveLine


def write_values(path: Path, metric: MetricName, lines: Sequence[CurveLine], axis: Axis) -> None:
    """Write every recorded value and its average.

    Columns: line, split, stage, epoch (through all stages), batch (0 for a whole epoch), place
    on the axis, the metric, smoothed. A gap is an empty field. The lines may grow meanwhile:
    what was there at the call is written.

    Raises:
        WorkError: the file cannot be written.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("line", "split", "stage", "epoch", "batch", axis, metric, "smoothed"))
    for line in lines:
        writer.writerows(line.rows(axis))
    write_named(path, text.getvalue().encode())
