"""Pages made ready while nobody waits for them.

A page's first showing imports its modules, builds it and polishes it: up to half a second, which
somebody who looks at live curves would feel. So it is done soon after the window can be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Slot

from studio.ui.models.run_model import RunModel
from studio.ui.pages.table import PageSpec
from studio.ui.shell.page_stack import PageStack
from studio.ui.threads.background import Background

HEAVY = ("pyqtgraph", "numpy.ma")
"""Imports that take long (np.quantile asks for the second); they need nothing of ours, so a thread
may do them."""
PAUSE_MS = 30
"""Between two pieces, so that clicks and paints go first."""


class WarmUp(QObject):
    """Imports and builds every page, a piece at a time, never while a training is under way.

    Args:
        pages: where the pages are built.
        specs: the pages, in the order in which they are made ready.
        run: whose training is not to be disturbed.
    """

    def __init__(
        self,
        pages: PageStack,
        specs: Sequence[PageSpec],
        run: RunModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._run = run
        self._pieces: list[Callable[[], object]] = []
        for spec in specs:
            self._pieces += [spec.load, partial(pages.prepare, spec.key)]
        self._import = Background(self)
        self._import.succeeded.connect(self._go_on)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_done(self) -> bool:
        """Whether every page is ready."""
        return not self._pieces

    @Slot()
    def start(self) -> None:
        """Begin."""
        self._import.run(lambda: [import_module(name) for name in HEAVY])

    @Slot()
    def _go_on(self) -> None:
        if self._pieces:
            self._timer.start()

    @Slot()
    def _on_timeout(self) -> None:
        if not self._run.state.status.is_alive:
            self._pieces.pop(0)()
        self._go_on()
