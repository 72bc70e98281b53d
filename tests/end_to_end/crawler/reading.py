"""Looks at pages as they are, without pressing: both languages, both themes, two window sizes."""

from __future__ import annotations

import time
from collections.abc import Iterable
from itertools import count, product
from typing import NamedTuple

from press import Story
from PySide6.QtCore import QSize

from crawler import checks, screen
from crawler.checks import Finding
from crawler.program import Program
from crawler.states import State, at_rest
from crawler.texts import unreadable
from studio.ui.theme import Scheme

SETTLED_SECONDS, SETTLED_LOOKS = 0.6, 40
"""How long, and how many looks at least, what a page asks for and reads is waited for."""

SIZES = (QSize(1280, 720), QSize(1920, 1080))


class Look(NamedTuple):
    """One way in which a person may have the window."""

    language: str
    scheme: Scheme
    size: QSize

    def __str__(self) -> str:
        return f"{self.language}-{self.scheme.value}-{self.size.width()}"


LOOKS = tuple(Look(*one) for one in product(("en", "es"), (Scheme.LIGHT, Scheme.DARK), SIZES))


class Reader:
    """Reads each page of a state in every look; keeps a picture of each where they are wanted."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.findings: list[Finding] = []

    def read(self, state: State, pages: Iterable[str], looks: Iterable[Look] = LOOKS) -> Story:
        """Bring the program into a state and read these pages of it."""
        yield from state.bring(self.program)
        for look in looks:
            self._take_on(look)
            for page in pages:
                self.program.window.show_page(page)
                yield from state.arrange(self.program)
                yield from _settled()
                said = (yield from unreadable(self.program)) + checks.complaints(self.program)
                self.findings += [Finding(state.name, page, str(look), one) for one in said]
                screen.keep(self.program, f"{state.name}-{page}-{look}")
        self._take_on(LOOKS[0])
        yield from at_rest(self.program)

    def _take_on(self, look: Look) -> None:
        self.program.speak(look.language)
        self.program.context.theme.set_scheme(look.scheme)
        self.program.window.resize(look.size)


def _settled() -> Story:
    end, looks = time.monotonic() + SETTLED_SECONDS, count()
    yield lambda: next(looks) >= SETTLED_LOOKS and time.monotonic() > end
