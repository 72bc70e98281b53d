"""An engine's process that is ended before it has begun a run."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
import tiny_images

from studio.core.wire import messages
from studio.engine.run_engines import process_engine
from studio.engine.run_engines.process_engine import ProcessEngine
from studio.engine.run_engines.run_engine import REQUEST

SECONDS = 60.0


@pytest.fixture
def busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ProcessEngine:
    """Return an engine that imports TensorFlow for ever, deaf to what it is told."""
    command = (sys.executable, "-c", "import time; time.sleep(3600)")
    monkeypatch.setattr(process_engine, "COMMAND", command)
    return ProcessEngine(tmp_path / "log", {})


def test_it_is_paused_while_it_still_imports(busy: ProcessEngine, tmp_path: Path) -> None:
    train = messages.Train(tiny_images.lenet_recipe(tmp_path), "", "")
    found: list[object] = []
    training = threading.Thread(target=lambda: found.append(busy.perform(train, print)))
    training.start()
    busy.pause()
    training.join(SECONDS)
    assert found == [messages.CancelDone(REQUEST)]
    busy.close()


def test_what_was_never_needed_ends_at_once(
    busy: ProcessEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_engine, "_END_SECONDS", None)  # it would be waited for, for ever
    closing = threading.Thread(target=busy.close, daemon=True)
    closing.start()
    closing.join(SECONDS)
    assert not closing.is_alive()
