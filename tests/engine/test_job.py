"""What a job says, and where that is kept."""

from pathlib import Path

from studio.core.runs.run_folder import EVENTS, RunFolder
from studio.core.wire.messages import AnyEvent, Log
from studio.engine.control import Control
from studio.engine.job import Job


def test_the_log_of_a_run_has_what_was_said_before_it_and_nothing_after(tmp_path: Path) -> None:
    emitted: list[AnyEvent] = []
    job = Job(1, emitted.append, Control())
    folder = RunFolder(tmp_path)
    job.log("Scanned {images} images.", images=3)
    job.keep_log(folder)
    job.log_detail("Checkpoint saved.")
    folder.log("paused")
    job.end_log()
    job.log("Resume it with a command.")
    lines = (tmp_path / EVENTS).read_text(encoding="utf-8").splitlines()
    said = [line.partition(" ")[2] for line in lines]
    assert said == ["Scanned 3 images.", "Checkpoint saved.", "paused"]
    assert folder.was_paused  # read from the last word
    logs = [event for event in emitted if isinstance(event, Log)]
    assert [event.is_detail for event in logs] == [False, True, False]
