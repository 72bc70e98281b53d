"""The composition root."""

import subprocess
import sys
from pathlib import Path

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
