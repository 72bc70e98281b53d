"""How far a queue of runs is, in a sentence."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from studio.ui.models.run_queue import RunQueue
from studio.ui.texts.format import count_text, duration_text


def queue_text(queue: RunQueue) -> str:
    """Return how far a queue is that is at work: here the run, on a cluster how many are over."""
    if queue.is_on_cluster:
        return _series_text(queue)
    text = QCoreApplication.translate("QueueText", "Training {number} of {count}: {name}")
    return text.format(
        number=count_text(queue.place + 1),
        count=count_text(len(queue.runs)),
        name=queue.runs[queue.place].recipe.name,
    )


def _series_text(queue: RunQueue) -> str:
    series = queue.series
    if series.is_pausing:
        return QCoreApplication.translate("QueueText", "The runs on the cluster are pausing.")
    text = QCoreApplication.translate(
        "QueueText", "On the cluster: {done} of {count} runs are trained, {now} at work"
    )
    parts = [
        text.format(
            done=count_text(queue.place),
            count=count_text(len(queue.runs)),
            now=count_text(len(series.at_work)),
        )
    ]
    if series.is_ending:
        parts.append(QCoreApplication.translate("QueueText", "no further run begins"))
    elif math.isfinite(series.seconds_left):
        left = QCoreApplication.translate("QueueText", "about {time} left")
        parts.append(left.format(time=duration_text(series.seconds_left)))
    return " · ".join(parts)
