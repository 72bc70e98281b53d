"""Does anything at all with the program, by the numbers of a seed, and looks whether it holds."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil
from press import Story
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from crawler import checks, screen
from crawler.checks import Finding
from crawler.controls import find
from crawler.pressing import answer, dismiss, do
from crawler.program import Program, is_of_qt
from crawler.states import PAGES, at_rest, pause, until
from crawler.texts import unreadable
from studio.ui.texts.translation import install_language

SIZES = ((1280, 720), (1366, 768), (1600, 900), (1920, 1080))
TEXTS = (
    "0",
    "-1",
    "150",
    "9999999999",
    "1e400",
    "nan",
    "0,5",
    " ",
    "ñ€漢字🦜",
    "a" * 300,
    "<b>&amp;",
    "../..",
    "con'\";--",
    "%1 {name} %n",
)

KEYS = (
    "Tab",
    "Shift+Tab",
    "Return",
    "Space",
    "Esc",
    "Up",
    "Down",
    "Left",
    "Right",
    "Home",
    "End",
    "Delete",
    "F1",
    "F2",
    "F5",
    "Ctrl+Z",
    "Ctrl+Shift+Z",
    "Ctrl+A",
    "Ctrl+C",
    "Ctrl+V",
    "Ctrl+W",
    "Ctrl+Return",
    "Ctrl+.",
    "Ctrl+Shift+P",
)
MOST_IN_A_DIALOG = 6
ON_PAGE = 0.75
"""Share of presses that the page gets where nothing lies before it; menus have more entries."""
READ_EVERY = 5


@dataclass(frozen=True)
class Step:
    """One thing to do: its kind in `KINDS`, and what with."""

    kind: str
    what: str = ""


class Monkey:
    """Does steps that it draws, or those of a list.

    Args:
        program: the running program.
        seed: of what is drawn.
        steps: how many.
        script: where each step is written before it is done, so that a crash can be repeated.
        replayed: what to do instead of drawing, as it was written.
    """

    def __init__(
        self, program: Program, seed: int, steps: int, script: Path, replayed: str = ""
    ) -> None:
        self.program = program
        self.done: list[Step] = []
        self.findings: list[Finding] = []
        self._numbers = random.Random(seed)
        self._steps = steps
        self._projects = sorted(path.name for path in program.workspace.projects.iterdir())
        self._script = script
        self._replayed = [Step(*json.loads(line)) for line in replayed.splitlines()]
        self._in_dialog = 0

    def _note(self, step: Step) -> None:
        self.done.append(step)
        with self._script.open("a", encoding="utf-8") as file:
            file.write(json.dumps((step.kind, step.what), ensure_ascii=False) + "\n")

    def run(self) -> Story:
        pictures = self.program.workspace.fingerprint()
        self.program.window.resize(*SIZES[0])
        self.program.window.activateWindow()
        for at in range(len(self._replayed) or self._steps):
            step = self._replayed[at] if self._replayed else self._draw()
            self._note(step)
            yield from KINDS[step.kind][1](self, step.what)
            yield from pause(0.03)
            yield from self._answer_or_leave()
            yield from self._check(step, at)
            if not self.program.window.isVisible():
                self._add(step, ["the window is gone"])
                return
        self._add(Step("end"), (yield from dismiss(self.program)))
        yield from at_rest(self.program)
        if self.program.workspace.fingerprint() != pictures:
            self._add(Step("end"), ["the person's pictures were changed"])

    def _draw(self) -> Step:
        kinds = list(KINDS)
        kind = self._numbers.choices(kinds, [KINDS[one][0] for one in kinds])[0]
        drawn: dict[str, Callable[[], str]] = {
            "press": self._one_control,
            "key": lambda: self._numbers.choice(KEYS),
            "type": lambda: self._numbers.choice(TEXTS),
            "resize": lambda: "×".join(map(str, self._numbers.choice(SIZES))),
            "page": lambda: self._numbers.choice(PAGES),
            "project": lambda: self._numbers.choice(self._projects),
            "theme": lambda: self._numbers.choice(("light", "dark")),
            "language": lambda: self._numbers.choice(("en", "es")),
        }
        return Step(kind, drawn[kind]() if kind in drawn else "")

    def _one_control(self) -> str:
        page = self.program.page
        controls = [
            one
            for one in find(self.program.front())
            if (one.widget is None or isValid(one.widget))  # a list may be filled meanwhile
            and not checks.allowed(checks.NOT_PRESSED, self._in_its_window(one.key))
        ]
        on_page = [one for one in controls if one.widget and page.isAncestorOf(one.widget)]
        if on_page and self._numbers.random() < ON_PAGE:
            controls = on_page
        return self._numbers.choice(controls).key if controls else ""

    def _in_its_window(self, key: str) -> str:
        return f"{key} in {type(self.program.front()).__name__}"

    def _answer_or_leave(self) -> Story:
        """Answer Qt's own dialogs; stay in another one only for a while."""
        if is_of_qt(self.program.front()):
            yield from answer(self.program)
            yield from pause(0.05)
        if self.program.front() is self.program.window:
            self._in_dialog = 0
            return
        self._in_dialog += 1
        if self._in_dialog > MOST_IN_A_DIALOG:
            self._add(self.done[-1], (yield from dismiss(self.program)))

    def _check(self, step: Step, at: int) -> Story:
        self._add(step, checks.complaints(self.program))
        self._add(step, checks.lost_focus(self.program, "something"))
        if at % READ_EVERY == 0:
            self._add(step, (yield from unreadable(self.program)))

    def _add(self, step: Step, what: list[str]) -> None:
        for one in what:
            where = f"step {len(self.done)}"
            finding = Finding(where, self.program.page_key, f"{step.kind} {step.what}", one)
            self.findings.append(finding)
            screen.keep(self.program, f"finding-{len(self.findings)}")
            print(finding, flush=True)

    # --- steps ------------------------------------------------------------------------------

    def press(self, key: str) -> Story:
        control = next((one for one in find(self.program.front()) if one.key == key), None)
        if control is not None:
            yield from do(self.program, control.press)

    def key(self, keys: str) -> Story:
        yield from do(self.program, lambda: QTest.keySequence(self._target(), keys))

    def type(self, text: str) -> Story:
        target = self._target()
        if isinstance(target, QLineEdit | QAbstractSpinBox | QPlainTextEdit) and isValid(target):
            target.selectAll()
            # A dialog that closes takes its field along.
            yield from do(self.program, lambda: _type(target, text) if isValid(target) else None)

    def resize(self, size: str) -> Story:
        self.program.window.resize(QSize(*map(int, size.split("×"))))
        yield from pause(0.02)

    def page(self, key: str) -> Story:
        self.program.window.show_page(key)
        yield from pause(0.02)

    def project(self, name: str) -> Story:
        project = self.program.context.project
        project.close()
        if project.project is None:  # not held by a training
            yield from until(lambda: self.program.context.images.busy is None, 5)
            project.open(self.program.workspace.fresh_project(name))

    def theme(self, scheme: str) -> Story:
        theme = self.program.context.theme
        theme.set_scheme(type(theme.scheme)(scheme))
        yield from pause(0.02)

    def language(self, code: str) -> Story:
        app = QCoreApplication.instance()
        assert app is not None
        self.program.context.settings.change(language=code)
        yield from do(self.program, lambda: _speak(app, code))

    def kill(self, _what: str) -> Story:
        if pid := self.program.context.client.pid:
            psutil.Process(pid).kill()
        yield from pause(0.05)

    def hide(self, _what: str) -> Story:
        images = self.program.workspace.images
        if images.exists():
            images.rename(images.with_name("away"))
        yield from pause(0.02)

    def give_back(self, _what: str) -> Story:
        away = self.program.workspace.images.with_name("away")
        if away.exists():
            away.rename(self.program.workspace.images)
        yield from pause(0.02)

    def _target(self) -> QWidget:
        front = self.program.front()
        return front.focusWidget() or front


def _type(target: QWidget, text: str) -> None:
    if text.isascii():
        QTest.keyClicks(target, text)
    else:  # as an input method does it: QTest has no keys for these letters, and aborts
        event = QInputMethodEvent()
        event.setCommitString(text)
        QCoreApplication.sendEvent(target, event)
    QTest.keyClick(target, Qt.Key.Key_Return)


def _speak(app: QCoreApplication, code: str) -> None:
    install_language(app, code)


KINDS: dict[str, tuple[int, Callable[[Monkey, str], Story]]] = {
    "press": (60, Monkey.press),
    "key": (14, Monkey.key),
    "type": (8, Monkey.type),
    "page": (8, Monkey.page),
    "resize": (2, Monkey.resize),
    "project": (3, Monkey.project),
    "theme": (1, Monkey.theme),
    "language": (1, Monkey.language),
    "kill": (1, Monkey.kill),
    "hide": (1, Monkey.hide),
    "give_back": (2, Monkey.give_back),
}
"""How often each kind is drawn, and what does it."""
