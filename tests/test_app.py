"""The composition root."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from studio.app import main

ROOT = Path(__file__).parent.parent


def test_without_a_screen_one_line_and_status_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_window_is_put_together_without_tensorflow_or_pyqtgraph() -> None:
    """Both take seconds; the first page must be there in one."""
    code = (
        "import sys, studio.app\n"
        "heavy = {'tensorflow', 'keras', 'pyqtgraph', 'sklearn', 'pandas', 'studio.engine'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(sys.platform == "win32", reason="signals between processes")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_window_and_its_engine(tmp_path: Path, number: signal.Signals) -> None:
    environment = {**os.environ, "STUDIO_HOME": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    code = (
        "import sys, studio.app\n"
        "from studio.ui.engine.engine_client import EngineClient\n"
        "def tell(client, hello): print(hello.pid, flush=True)\n"
        "greet = EngineClient._greet\n"
        "EngineClient._greet = lambda self, hello: (greet(self, hello), tell(self, hello))[0]\n"
        "sys.exit(studio.app.main([]))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    engine = int(process.stdout.readline())
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert not psutil.pid_exists(engine)
    assert (tmp_path / "settings.toml").exists()  # what it remembers was written
