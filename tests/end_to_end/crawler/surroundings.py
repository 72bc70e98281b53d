"""What lies around the program in some states: another window, a halted engine, a slow line."""

from __future__ import annotations

import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

HOLD = (
    "import sys,time; from pathlib import Path;"
    "from studio.core.projects.project_lock import ProjectLock;"
    "l=ProjectLock(Path(sys.argv[1])); l.take(); print('held', flush=True); time.sleep(9999)"
)


@contextmanager
def another_window(folder: Path) -> Iterator[None]:
    """Hold a project as another window does that has it open."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield
    finally:
        holder.kill()
        holder.communicate()


@contextmanager
def halted(pid: int) -> Iterator[None]:
    """Halt a process in the middle of what it does."""
    process = psutil.Process(pid)  # a restart puts another one in its place
    process.suspend()
    try:
        yield
    finally:
        with suppress(psutil.NoSuchProcess):
            process.resume()


@contextmanager
def slow_line(port: int) -> Iterator[None]:
    """Serve any file, of which a kilobyte comes ten times a second."""
    server = _SlowServer(("127.0.0.1", port), _SlowHandler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield
    finally:
        server.is_over.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _SlowServer(http.server.ThreadingHTTPServer):
    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # as they came
        self.is_over = threading.Event()


class _SlowHandler(http.server.BaseHTTPRequestHandler):
    server: _SlowServer

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "14000000")
        self.end_headers()
        with suppress(OSError):  # nobody waits for the rest any more
            while not self.server.is_over.wait(0.1):
                self.wfile.write(bytes(1000))

    def log_message(self, format: str, *args: object) -> None:
        pass
