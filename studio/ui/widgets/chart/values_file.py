"""The numbers of a chart as a CSV file."""

import csv
import io
from pathlib import Path

from studio.core.base.named_output import write_named
from studio.ui.widgets.chart.content import Table


def write_table(path: Path, table: Table) -> None:
    """Write the header and every row.

    Raises:
        WorkError: the file cannot be written.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.header)
    writer.writerows(table.rows)
    write_named(path, text.getvalue().encode())
