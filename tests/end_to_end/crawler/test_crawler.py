"""Every control of the real program, pressed in every state."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import tiny_images
from press import Story, tell

from crawler import make_projects_file
from crawler.crawl import Crawler
from crawler.monkey import Monkey
from crawler.program import Program, Workspace
from crawler.reading import LOOKS, Reader
from crawler.states import STATES, State, state_of

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.usefixtures("qapp")]

IN_SHORT = (
    "no_project:start",
    "paused:train",
    "folder_missing:data",
)
"""What is crawled where nothing is asked for: what fits into CI's time."""


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The person's pictures, and a project for each way a training can end."""
    kept = str(request.config.getoption("--trained"))
    folder = Path(kept) if kept else tmp_path_factory.mktemp("crawled")
    if (away := folder / "away").exists():  # a program that crashed left its pictures hidden
        away.rename(folder / "shapes")
    made = folder / "made"
    if made.exists():
        return folder
    images = tiny_images.make_images(folder / "shapes")
    command = [sys.executable, str(make_projects_file()), str(images), str(folder / "projects")]
    subprocess.run(command, check=True, capture_output=True, timeout=900)
    made.touch()
    return folder


@pytest.fixture
def workspace(
    trained: Path, own_folders: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Workspace:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("STUDIO_WEIGHTS_URL", f"http://127.0.0.1:{port}/")
    monkeypatch.setenv("HOME", str(tmp_path))
    home = own_folders["home"]
    home.mkdir()
    return Workspace(trained / "shapes", trained / "projects", home, tmp_path, port)


def asked(option: str, in_short: Sequence[str]) -> Iterator[tuple[str, State, Sequence[str]]]:
    """Yield what --states names, all there are or `in_short`: as it is said, state and pages."""
    everything = [one.name for one in STATES]
    names = everything if option == "all" else option.split(",") if option else in_short
    for name in names:
        state, _, pages = name.partition(":")
        row = state_of(state)
        yield name, row, pages.split("+") if pages else row.pages


@pytest.mark.timeout(0)
def test_every_control_answers(workspace: Workspace, request: pytest.FixtureRequest) -> None:
    option = str(request.config.getoption("--states"))
    crawlers: list[Crawler] = []

    def story() -> Story:
        program = Program(workspace)
        yield lambda: program.window.isVisible()
        once = bool(request.config.getoption("--frame-once"))
        is_long = bool(option)
        crawler = Crawler(program, repeats_frame=is_long and not once, rereads=is_long)
        crawlers.append(crawler)
        try:
            for name, state, pages in asked(option, IN_SHORT):
                try:
                    yield from crawler.crawl(state, pages)
                except pytest.skip.Exception as reason:  # no disk can be mounted here
                    print(f"{name}: {reason}", flush=True)
        finally:
            program.close()

    tell(story, limit=600.0, tick_ms=5)
    tally = crawlers[0].tally
    print(f"{tally.pressed} controls were pressed")
    assert not tally.findings, "\n" + "\n".join(map(str, tally.findings))


@pytest.mark.timeout(0)
def test_every_page_can_be_read(workspace: Workspace, request: pytest.FixtureRequest) -> None:
    """By hand, with STUDIO_PICTURES set, it is also the way to pictures of every page."""
    option = str(request.config.getoption("--states"))
    readers: list[Reader] = []

    def story() -> Story:
        program = Program(workspace)
        yield lambda: program.window.isVisible()
        readers.append(reader := Reader(program))
        try:
            for _, state, pages in asked(option, ("finished:train+runs",)):
                yield from reader.read(state, pages, LOOKS if option else LOOKS[-1:])
        finally:
            program.close()

    tell(story, limit=600.0, tick_ms=5)
    assert not readers[0].findings, "\n" + "\n".join(map(str, readers[0].findings))


@pytest.mark.timeout(0)
def test_nothing_breaks_at_random(workspace: Workspace, request: pytest.FixtureRequest) -> None:
    options = request.config
    replayed = str(options.getoption("--replay"))
    script = Path(replayed).read_text(encoding="utf-8") if replayed else ""
    done = workspace.outside / "steps.jsonl"
    print(f"steps are written to {done}", flush=True)
    seed = int(options.getoption("--monkey-seed"))
    steps = int(options.getoption("--monkey-steps"))
    monkeys: list[Monkey] = []

    def story() -> Story:
        program = Program(workspace)
        yield lambda: program.window.isVisible()
        monkey = Monkey(program, seed, steps, done, script)
        monkeys.append(monkey)
        try:
            yield from monkey.run()
        finally:
            program.close()

    try:
        tell(story, limit=600.0, tick_ms=5)
    finally:
        print(f"seed {seed}, {len(monkeys[0].done)} steps; to do them again: --replay {done}")
    findings = monkeys[0].findings
    assert not findings, "\n" + "\n".join(map(str, findings))
