"""What must hold whatever was pressed; each check returns what it found, in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.program import Program
from crawler.states import State


@dataclass(frozen=True)
class Finding:
    """Something that is wrong: where, behind which control, what."""

    state: str
    page: str
    control: str
    what: str

    def __str__(self) -> str:
        return f"{self.state} / {self.page} / {self.control}: {self.what}"


@dataclass(frozen=True)
class Allowed:
    """A control that need not show anything, or that is not pressed, and why."""

    control: str
    why: str

    def matches(self, key: str) -> bool:
        return re.search(self.control, key) is not None


NOT_PRESSED = (
    Allowed(
        r"menu (File → Quit|Archivo → Salir)",
        "ends the program; the closing question is pressed in `training`",
    ),
    Allowed(
        r"Button (Pause and close|Stop and keep|Pausar y cerrar|Detener y conservar)"
        r" in ClosingDialog",
        "ends the program",
    ),
    Allowed(
        r"BackboneButton ConvNeXtXLarge",
        "350 million parameters keep the engine busy for long, and every state after it waits",
    ),
    Allowed(
        r"Full screen|Pantalla completa",
        "another size of window would change what is clipped",
    ),
)
"""In each language: the monkey changes it."""

MAY_BE_SILENT = (Allowed(r"context menu of ", "a list without a menu"),)

MAY_LAST = (Allowed(r"is not a project", "answers what was asked; goes with the next answer"),)
"""What is said until a person closes it or asks again."""


def allowed(table: tuple[Allowed, ...], key: str) -> bool:
    return any(one.matches(key) for one in table)


def complaints(program: Program) -> list[str]:
    """Exceptions, warnings of Qt, tracebacks of the engine."""
    return program.complaints.take()


def stale_messages(program: Program, state: State) -> list[str]:
    """Warnings and errors that do not belong to the state."""
    return [
        f"says “{text}”, whose cause is over"
        for kind, text in program.messages()
        if kind == "error" and not _belongs(text, state)
    ]


def outlived(program: Program, state: State, first: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Kind and text of what is said now and was not said `first`, when all was as it is again.

    What belongs to the state, such as that its weights could not be fetched, may be new.
    """
    return {
        (kind, text)
        for kind, text in set(program.messages()) - first
        if kind != "good" and not allowed(MAY_LAST, text) and not _belongs(text, state)
    }


def _belongs(text: str, state: State) -> bool:
    return any(part in text for part in state.may_say)


def lost_focus(program: Program, before: str) -> list[str]:
    """The keyboard must always act on something that can be seen; `before` says what had it."""
    if program.front() is not program.window or not program.window.isActiveWindow():
        return []
    focus = program.window.focusWidget()
    if focus is None:
        return [f"the keyboard's focus is nowhere, it was on {before}"]
    if not focus.isVisible():
        return [f"the focus is on something that cannot be seen: {type(focus).__name__}"]
    return []
