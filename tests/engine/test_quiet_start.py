"""What is said before TensorFlow is there."""

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from studio.core.base.errors import WorkError
from studio.engine.quiet_start import check_processor


@pytest.fixture(autouse=True)
def _on_intel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")


def processors(folder: Path, flags: str) -> Path:
    file = folder / "cpuinfo"
    file.write_text(f"processor\t: 0\nflags\t\t: {flags}\nbugs\t\t:\n")
    return file


def test_a_processor_without_avx_is_named(tmp_path: Path) -> None:
    with pytest.raises(WorkError, match="AVX"):
        check_processor(processors(tmp_path, "fpu sse sse2 ssse3"))


def test_other_processors_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_processor(processors(tmp_path, "fpu sse avx avx2"))
    check_processor(tmp_path / "missing")
    monkeypatch.setattr(platform, "machine", lambda: "aarch64")
    check_processor(processors(tmp_path, "fp asimd"))


def test_an_import_that_fails_keeps_what_was_printed(tmp_path: Path) -> None:
    (tmp_path / "keras.py").write_text(
        "import os\nos.write(2, b'E0000 the reason\\n')\nraise ImportError('broken')\n"
    )
    done = _import_with(tmp_path)
    assert done.returncode == 1
    assert "E0000 the reason" in done.stderr
    assert "ImportError: broken" in done.stderr


def test_an_import_that_aborts_leaves_a_trace(tmp_path: Path) -> None:
    (tmp_path / "keras.py").write_text("import os\nos.abort()\n")
    done = _import_with(tmp_path)
    assert done.returncode != 0
    assert "Aborted" in done.stderr
    assert "keras.py" in done.stderr


def _import_with(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "from studio.engine.quiet_start import import_tensorflow_quietly as go; go()"
    return subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
