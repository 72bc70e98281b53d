"""The progress bar of the command line."""

from __future__ import annotations

import io
import sys

import pytest

from studio.cli.progress import ProgressBar
from studio.core.metrics import MetricRow
from studio.core.wire import messages


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_loss_that_grows_without_end_has_an_exponent(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    row = MetricRow(1, 1, 3, "train", {"loss": 4.7473996e33}, 10.0, 1.0)
    with ProgressBar() as bar:
        bar.emit(messages.Metrics(1, (row,), 1, 3, 9.0, 1.0))
    assert "loss 4.747e+33" in terminal.getvalue()
