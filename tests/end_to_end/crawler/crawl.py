"""Brings the program into each state, presses everything on each page once, and judges it."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field

from press import Story, Wait
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QMenu, QToolTip, QWidget

from crawler import checks, screen
from crawler.checks import Finding
from crawler.controls import Control, find, name_of
from crawler.pressing import answer, dismiss, do
from crawler.program import Program, is_of_qt
from crawler.screen import Screen
from crawler.states import State, at_rest, pause, situation, until
from crawler.texts import unreadable
from studio.ui.pages.table import PAGES

SIZE = QSize(1280, 720)
ANSWER_SECONDS, ANSWER_LOOKS = 2.0, 60
"""How long, and how many looks at least, an answer is waited for."""
DEEPEST = 3
BUILT_SECONDS, BUILT_LOOKS = 10.0, 12
"""How long a page may take until as many looks in a row find the same widgets."""
MOVING_SECONDS = 2.0
"""Likewise where a training changes the page for ever."""

Path = tuple[str, ...]
Steps = tuple[int, ...]
"""A path in places among the controls of each window, which are the same in every language."""


@dataclass
class Tally:
    """What was done and found so far."""

    program: Program
    findings: list[Finding] = field(default_factory=list)
    pressed: int = 0
    seen_in_state: set[str] = field(default_factory=set)

    def add(self, state: State, page: str, control: str, what: Iterable[str]) -> None:
        for one in what:
            finding = Finding(state.name, page, control, one)
            if finding not in self.findings:
                self.findings.append(finding)
                screen.keep(self.program, f"finding-{len(self.findings)}")
                print(finding, flush=True)


class Crawler:
    """Crawls one state after another in the same program.

    Args:
        program: the running program.
        repeats_frame: whether rail, menus and strip are pressed on every page of every state,
            or once in each state.
        rereads: whether dialogs are opened again in the other language, which takes a while.
    """

    def __init__(
        self, program: Program, *, repeats_frame: bool = True, rereads: bool = True
    ) -> None:
        self.program = program
        self.tally = Tally(program)
        self._repeats_frame = repeats_frame
        self._rereads = rereads
        self._base: tuple[object, ...] = ()
        self._undo_index = 0
        self._moving: set[screen.Key] = set()
        self._said: set[tuple[str, str]] = set()
        self._last = "-"
        self._missed: list[str] = []
        self._language = "en"
        self._steps: dict[Path, Steps] = {}
        self._dialogs: dict[str, dict[Path, Steps]] = {}

    def crawl(self, state: State, pages: Iterable[str] | None = None) -> Story:
        """Press everything on these pages (all of the state's) in this state."""
        self.program.window.resize(SIZE)
        pictures = self.program.workspace.fingerprint()
        yield from self._bring(state)
        self.tally.seen_in_state.clear()
        self._dialogs.clear()
        chosen = tuple(pages if pages is not None else state.pages)
        for page in chosen:
            yield from self._crawl_page(state, page)
        yield from self._read(state, chosen, "es")
        yield from self._leave(state, pictures)

    # --- states -----------------------------------------------------------------------------

    def _bring(self, state: State) -> Story:
        yield from dismiss(self.program)
        began = time.monotonic()
        yield from state.bring(self.program)
        print(f"{state.name}: brought in {time.monotonic() - began:.0f} s", flush=True)
        self._undo_index = self.program.context.project.undo_stack.index()
        yield from pause(0.1)
        self._base = situation(self.program)
        self.tally.add(state, self.program.page_key, "-", checks.complaints(self.program))
        self.tally.add(
            state, self.program.page_key, "-", checks.stale_messages(self.program, state)
        )

    def _restore(self, state: State, page: str) -> Story:
        """Make it as it was before the press, by the cheapest way."""
        program = self.program
        self.tally.add(state, page, "-", (yield from dismiss(program)))
        program.window.resize(SIZE)
        project = program.context.project
        is_same = project.project is not None and self._base[0] == project.project.folder
        if is_same and project.undo_stack.index() != self._undo_index:
            project.undo_stack.setIndex(self._undo_index)
        if situation(program) != self._base:
            yield from until(lambda: situation(program) == self._base, 0.7)
        if situation(program) != self._base:
            yield from self._bring(state)
        self._restore_settings()
        program.window.show_page(page)
        yield from state.arrange(program)
        if not program.window.isActiveWindow():  # without it Qt does not pass the focus on
            program.window.activateWindow()
            yield from until(program.window.isActiveWindow, 1.0)

    def _restore_settings(self) -> None:
        settings, theme = self.program.context.settings, self.program.context.theme
        if theme.scheme.value != "light":
            theme.set_scheme(type(theme.scheme)("light"))
        if settings.value.language not in ("system", self._language):
            self.program.speak(self._language)
        if settings.value.folded:
            settings.change(folded=())
            self.program.window.pages.rebuild()

    def _leave(self, state: State, pictures: str) -> Story:
        yield from dismiss(self.program)
        self._restore_settings()
        yield from at_rest(self.program)
        if self.program.workspace.fingerprint() != pictures:
            self.tally.add(state, "-", "-", ["the person's pictures were changed"])

    # --- pages ------------------------------------------------------------------------------

    def _crawl_page(self, state: State, page: str) -> Story:
        yield from self._restore(state, page)
        yield from self._until_built(state)
        yield from self._learn_what_moves(state)
        self._said = set(self.program.messages())
        self.tally.add(state, page, "en", (yield from unreadable(self.program)))
        self._missed.clear()
        self._steps.clear()
        wanted: list[Path] = [(one.key,) for one in self._worth_pressing(state)]
        seen = set(wanted)
        began, pressed = time.monotonic(), self.tally.pressed
        while wanted:
            path = wanted.pop(0)
            for further in (yield from self._press(state, page, path)):
                if further not in seen and len(further) <= DEEPEST:
                    seen.add(further)
                    wanted.append(further)
        pressed, seconds = self.tally.pressed - pressed, time.monotonic() - began
        print(f"{state.name} / {page}: {pressed} pressed in {seconds:.0f} s", flush=True)
        if self._missed:
            print(f"  not there any more: {', '.join(self._missed)}", flush=True)

    def _worth_pressing(self, state: State) -> list[Control]:
        page = self.program.page
        title = next(spec.label() for spec in PAGES if spec.key == self.program.page_key)
        leads_here = {f"RailItem {title}", f"menu View → {title}"}
        found = []
        for one in find(self.program.window):
            is_frame = one.widget is None or not page.isAncestorOf(one.widget)
            if is_frame and not self._repeats_frame:
                if one.key in self.tally.seen_in_state:
                    continue
                self.tally.seen_in_state.add(one.key)
            is_idle = one.is_chosen or one.key in leads_here
            if not is_idle and not checks.allowed(checks.NOT_PRESSED, one.key):
                found.append(one)
        return found

    def _learn_what_moves(self, state: State) -> Story:
        """Note what changes by itself."""
        self._moving = set()
        if not state.is_moving:
            return
        first = screen.words(self.program)
        end = time.monotonic() + 1.5
        while time.monotonic() < end:
            yield from pause(0.1)
            now = screen.words(self.program)
            self._moving |= {
                key for key in first.keys() | now.keys() if first.get(key) != now.get(key)
            }

    def _until_built(self, state: State) -> Story:
        """Wait until the page is there as a whole: nothing is read, no widget comes or goes."""
        looks = [screen.words(self.program).keys()]

        def is_built() -> bool:
            looks.append(screen.words(self.program).keys())
            is_still = len(looks) > BUILT_LOOKS and all(
                one == looks[-1] for one in looks[-BUILT_LOOKS:]
            )
            return is_still and (state.is_halted or not self.program.is_waiting)

        yield from until(is_built, MOVING_SECONDS if state.is_moving else BUILT_SECONDS)

    def _read(self, state: State, pages: Iterable[str], language: str) -> Story:
        """Look whether everything can be read in another language, the dialogs too."""
        if situation(self.program) != self._base:
            yield from self._bring(state)
        self._language = language
        self.program.speak(language)
        for page in pages:
            self.program.window.show_page(page)
            yield from pause(0.3)
            self.tally.add(state, page, language, (yield from unreadable(self.program)))
            dialogs = self._dialogs.get(page, {}) if self._rereads else {}
            for path, steps in dialogs.items():
                yield from self._restore(state, page)
                yield from self._until_built(state)
                if (yield from self._walk_by_places(steps)):
                    name = f"{language} {' → '.join(path)}"
                    self.tally.add(state, page, name, (yield from unreadable(self.program)))
        self._language = "en"
        self._restore_settings()
        self.tally.add(state, "-", language, checks.complaints(self.program))
        self.tally.add(state, "-", language, (yield from dismiss(self.program)))

    # --- one press --------------------------------------------------------------------------

    def _press(self, state: State, page: str, path: Path) -> Generator[Wait, None, list[Path]]:
        """Press what `path` leads to; return what has opened behind it, to be pressed next."""
        program, name = self.program, " → ".join(path)
        yield from self._restore(state, page)
        yield from self._hear_what_outlived(state, page)
        self._last = name
        control = yield from self._walk(path)
        if control is None:  # a page waits for the engine
            self.tally.add(state, page, name, (yield from dismiss(program)))
            yield from until(lambda: self._find(path[0]) is not None, ANSWER_SECONDS)
            control = yield from self._walk(path)
        if control is None:  # it keeps what was chosen on it, such as another network
            self.tally.add(state, page, name, (yield from dismiss(program)))
            program.window.pages.rebuild()
            yield from until(lambda: self._find(path[0]) is not None, 2 * ANSWER_SECONDS)
            control = yield from self._walk(path)
        if control is None:
            self._missed.append(name)
            return []
        QToolTip.hideText()
        if control.widget is not None and control.widget.focusPolicy().value:
            control.widget.setFocus()
        place = screen.place_of(control.widget, program.window)
        is_button = isinstance(control.widget, QAbstractButton)
        yield from pause(0.02)
        again = self._find(path[-1])  # a list may choose the row that gets the focus
        is_chosen = again is not None and again.is_chosen
        focused = program.window.focusWidget()
        had_focus = f"{type(focused).__name__} {name_of(focused)}" if focused else "nothing"
        own = screen.key_of(control.widget, program) if control.widget is not None else ()
        before = screen.look(program)
        front = program.front()
        steps = self._places(path, control, front)
        self.tally.pressed += 1
        yield from do(program, control.press)
        shown = yield from self._answered(before, front, own)
        if not shown and not state.is_moving:
            shown = screen.pixels_differ(before, program, place if is_button else QRect())
        if not (shown or is_chosen or checks.allowed(checks.MAY_BE_SILENT, path[-1])):
            self.tally.add(state, page, name, ["nothing visible happened"])
        yield from pause(0.05)
        further = yield from self._look_behind(path, front)
        self.tally.add(state, page, name, (yield from self._read_dialog(page, path, steps, front)))
        self.tally.add(state, page, name, checks.complaints(program))
        self.tally.add(state, page, name, checks.lost_focus(program, had_focus))
        return further

    def _hear_what_outlived(self, state: State, page: str) -> Story:
        """Look whether what the last press made the program say ended with what it did."""
        if state.is_moving or not checks.outlived(self.program, state, self._said):
            return
        yield from pause(0.7)
        yield from until(lambda: not self.program.is_waiting, BUILT_SECONDS)
        said = checks.outlived(self.program, state, self._said)
        self._said |= said
        self.tally.add(state, page, self._last, [f"still says “{text}”" for _, text in said])

    def _answered(
        self, before: Screen, front: object, own: screen.Key
    ) -> Generator[Wait, None, bool]:
        """Wait for an answer; on a busy computer longer, as looks take longer there."""
        found, looks, end = False, 0, time.monotonic() + ANSWER_SECONDS

        def is_over() -> bool:
            nonlocal found, looks
            looks += 1
            found = self._has_changed(before, front, own)
            return found or (looks > ANSWER_LOOKS and time.monotonic() > end)

        yield is_over
        return found

    def _has_changed(self, before: Screen, front: object, own: screen.Key) -> bool:
        """Whether something answers; that what was pressed is another one itself is an answer."""
        if self.program.front() is not front:
            return True
        moving = self._moving - {own}
        return screen.differs(before, screen.words(self.program), self.program, moving)

    def _walk(self, path: Path) -> Generator[Wait, None, Control | None]:
        """Press everything on the way to the last control and return that."""
        for key in path[:-1]:
            control = self._find(key)
            if control is None:
                return None
            front = self.program.front()
            yield from do(self.program, control.press)
            yield from until(lambda: self.program.front() is not front, 2.0)  # noqa: B023
        return self._find(path[-1])

    def _places(self, path: Path, control: Control, front: QWidget) -> Steps:
        """Return a path that has been walked, in places; -1 is of what has gone meanwhile."""
        keys = [one.key for one in find(front)]
        place = keys.index(control.key) if control.key in keys else -1
        steps = self._steps[path] = (*self._steps.get(path[:-1], ()), place)
        return steps

    def _walk_by_places(self, steps: Steps) -> Generator[Wait, None, bool]:
        """Press what `steps` lead to; return whether a dialog has opened behind it."""
        program = self.program
        for step in steps:
            front, controls = program.front(), find(program.front())
            if not 0 <= step < len(controls):
                return False
            # Where the language changes what there is, this is another control.
            if checks.allowed(checks.NOT_PRESSED, controls[step].key):
                return False
            yield from do(program, controls[step].press)
            yield from until(lambda: program.front() is not front, 2.0)  # noqa: B023
        yield from pause(0.1)
        return _is_dialog(program)

    def _read_dialog(
        self, page: str, path: Path, steps: Steps, before: QWidget
    ) -> Generator[Wait, None, list[str]]:
        """Look whether the dialog in front can be read; note one that has opened."""
        if not _is_dialog(self.program):
            return []
        if self.program.front() is not before:
            self._dialogs.setdefault(page, {})[path] = steps
        return (yield from unreadable(self.program))

    def _find(self, key: str) -> Control | None:
        return next((one for one in find(self.program.front()) if one.key == key), None)

    def _look_behind(self, path: Path, before: QWidget) -> Generator[Wait, None, list[Path]]:
        """Answer what has opened, or list what can be pressed in it."""
        front = self.program.front()
        if front in (self.program.window, before):
            return []
        if is_of_qt(front):
            yield from answer(self.program)
            yield from pause(0.3)
            return []
        name = type(front).__name__
        return [
            (*path, one.key)
            for one in find(front)
            if not one.is_chosen and not checks.allowed(checks.NOT_PRESSED, f"{one.key} in {name}")
        ]


def _is_dialog(program: Program) -> bool:
    """Whether a dialog of the program's own is in front."""
    front = program.front()
    return not (front is program.window or is_of_qt(front) or isinstance(front, QMenu))
