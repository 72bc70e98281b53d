"""The process that opens a foreign file: its limits act, and nothing of it outlives them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from crafted_models import keras_file
from engine_runs import Watched

from studio.core.base.errors import Cancelled, InputError
from studio.engine.job import at_work
from studio.engine.networks.opening.apart import COMMAND, open_apart
from studio.engine.networks.opening.limits import Limits

MIB = 1024**2
LIMITS = Limits(memory=300 * MIB, seconds=1.0, written=MIB)

BIND = (
    "import sys; from pathlib import Path\n"
    "from studio.engine.networks.opening.limits import bind, forbid_network_and_programs\n"
    "from studio.engine.networks.opening.task import read_task\n"
    "bind(read_task(Path(sys.argv[1])).limits)\n"
)


def reason(code: str, tmp_path: Path, limits: Limits = LIMITS) -> str:
    """Return why a file is refused when the process runs `code` in place of ours."""
    file = keras_file(tmp_path / "any.keras")
    before = psutil.Process().children()
    with pytest.raises(InputError) as refused:
        open_apart(file, None, limits, (sys.executable, "-c", code))
    assert [child for child in psutil.Process().children() if child not in before] == []
    return str(refused.value)


def test_process_that_hangs_is_ended(tmp_path: Path) -> None:
    began = time.monotonic()
    assert "takes far longer than" in reason("import time; time.sleep(60)", tmp_path)
    assert time.monotonic() - began < 50  # it was not waited for


def test_process_that_eats_memory_is_ended_from_outside(tmp_path: Path) -> None:
    code = (
        "import time\nkept = []\n"
        "for _ in range(40): kept.append(b'x' * 20_000_000); time.sleep(0.01)\n"
        "time.sleep(60)"  # it is found by then, however seldom it is looked at
    )
    limits = Limits(300 * MIB, 30.0, MIB)
    assert "takes more than 300 MB of memory" in reason(code, tmp_path, limits)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such limit")
def test_memory_is_bound_inside_too(tmp_path: Path) -> None:
    code = BIND + "bytearray(2_000_000_000)"
    assert "crashes the process" in reason(code, tmp_path, Limits(300 * MIB, 30.0, MIB))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_large_files_are_not_written(tmp_path: Path) -> None:
    target = tmp_path / "large"
    code = f"{BIND}open({str(target)!r}, 'wb').write(bytes(3_000_000))"
    assert "crashes the process" in reason(code, tmp_path, Limits(600 * MIB, 30.0, MIB))
    assert target.stat().st_size <= MIB


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_process_ends_by_itself_where_nobody_watches() -> None:
    code = (
        "from studio.engine.networks.opening.limits import Limits, bind\n"
        "import time; bind(Limits(10**9, 0.5, 10**6)); time.sleep(60)"
    )
    done = subprocess.run([sys.executable, "-c", code], timeout=250, check=False)
    assert done.returncode < 0


def test_process_ends_when_the_job_is_given_up(tmp_path: Path) -> None:
    watched = Watched()
    watched.control.cancel(watched.job.request)
    before = psutil.Process().children()
    command = (sys.executable, "-c", "import time; time.sleep(600)")
    with at_work(watched.job), pytest.raises(Cancelled):
        open_apart(keras_file(tmp_path / "any.keras"), None, command=command)
    assert [child for child in psutil.Process().children() if child not in before] == []


@pytest.mark.skipif(sys.platform == "win32", reason="pipes")
def test_process_ends_with_whoever_started_it(tmp_path: Path) -> None:
    task = tmp_path / "task.json"
    os.mkfifo(task)  # it waits for what to do
    with subprocess.Popen([*COMMAND, str(task)], stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        with task.open("wb"):  # returns when the process has come so far
            process.stdin.close()  # as the end of this program would
            assert process.wait(250) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_process_that_ends_itself_in_time_says_so(tmp_path: Path) -> None:
    code = BIND + "from studio.engine.networks.opening.limits import end_after\n"
    code += "import time; end_after(0.1); time.sleep(60)"
    assert "takes far longer" in reason(code, tmp_path, Limits(600 * MIB, 30.0, MIB))


def test_crash_and_silence_are_told(tmp_path: Path) -> None:
    limits = Limits(600 * MIB, 30.0, MIB)
    assert "crashes the process" in reason("import os; os.abort()", tmp_path, limits)
    assert "crashes the process" in reason("pass", tmp_path, limits)


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import subprocess, sys; subprocess.run([sys.executable, '-c', ''])",
        "import os; os.system('true')",
        "import pickle; pickle.loads(pickle.dumps(print))",
    ],
)
def test_network_and_programs_are_forbidden(attempt: str) -> None:
    code = (
        "from studio.engine.networks.opening.limits import forbid_network_and_programs\n"
        f"forbid_network_and_programs()\n{attempt}"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=250, check=False
    )
    assert "is not allowed while a foreign file is opened" in done.stderr


def test_module_beside_the_file_is_not_imported(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    for name in ("h5py.py", "keras.py", "studio.py"):
        (tmp_path / name).write_text(f"open({str(canary)!r}, 'w')")
    open_apart(keras_file(tmp_path / "good.keras"), None)
    assert not canary.exists()
