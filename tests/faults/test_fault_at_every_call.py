"""A few of the faults of `fault_at_every_call.py`, and that the supervisor sees every library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import system_calls

pytestmark = pytest.mark.skipif(
    not system_calls.is_supported(), reason="the kernel cannot ask a supervisor"
)

HERE = Path(__file__).parent

EVERY_LIBRARY = """
import os, sys, zipfile
from pathlib import Path
from system_calls import SystemCalls

calls, folder = SystemCalls(), Path(sys.argv[1])
import h5py
import numpy as np

calls.watch(folder)
with h5py.File(folder / "a.h5", "w") as file:  # HDF5 writes by itself, in C
    file["x"] = np.arange(10)
with zipfile.ZipFile(folder / "b.zip", "w") as file:
    file.writestr("x", "y")
(folder / "c").mkdir()
(folder / "a.h5").replace(folder / "c" / "d.h5")
with (folder / "e").open("wb") as file:
    os.fsync(file.fileno())
seen = {(call.name.rstrip("0123456789"), call.file) for call in calls.stop()}
assert {("pwrite", "a.h5"), ("write", "b.zip"), ("rename", "c/d.h5"), ("fsync", "e")} <= seen, seen
calls.watch(folder, fail_at=3, error=28)
try:
    h5py.File(folder / "f.h5", "w").close()
except OSError as error:
    assert "No space left" in str(error)
else:
    raise AssertionError("the third call was to fail")
calls.stop()
calls.close()
"""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command], cwd=HERE, capture_output=True, text=True, check=False
    )


KILLED = """
import os, signal
from system_calls import SystemCalls

calls = SystemCalls()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_supervisor_ends_with_a_process_that_is_killed() -> None:
    """Which closes the output that both have."""
    assert run("-c", KILLED).returncode == -9


def test_no_library_writes_past_the_supervisor(tmp_path: Path) -> None:
    done = run("-c", EVERY_LIBRARY, str(tmp_path))
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.engine
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_sample_of_all_faults_harms_nothing() -> None:
    done = run("fault_at_every_call.py", "--every", "300", "--seed", "7")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
