"""Small runs for the tests of curves."""

import math

from studio.core.metrics import MetricRow, MetricSeries


def loss_at(epoch: int, batch: int) -> float:
    """Return the training loss of a batch, falling."""
    return 2.0 / (epoch + batch / 100)


def short_run(epochs: int = 4, batches: int = 10, stages: int = 2, worst: int = 0) -> MetricSeries:
    """Return a run of equal stages; the validation loss of epoch `worst` is missing."""
    series = MetricSeries()
    for stage in range(1, stages + 1):
        series.announce(stage, batches)
    for epoch in range(1, epochs + 1):
        stage = 1 + (epoch - 1) * stages // epochs
        for batch in range(1, batches + 1):
            series.append(
                MetricRow(
                    stage,
                    epoch,
                    batch,
                    "train",
                    {"loss": loss_at(epoch, batch), "accuracy": 0.5},
                    1e-3,
                    0.0,
                )
            )
        validation = math.nan if epoch == worst else 3.0 / epoch
        series.append(
            MetricRow(
                stage, epoch, 0, "validation", {"loss": validation, "accuracy": 0.6}, 1e-3, 0.0
            )
        )
    return series
