"""From a question to its answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.base.errors import InputError
from studio.core.networks import catalogue
from studio.core.wire.messages import Look, Phase, Seen, SeenSoFar
from studio.engine.job import Job
from studio.engine.kept_models import KeptModels
from studio.engine.look.explained import Explained, Slices, explainer_of, takes_time
from studio.engine.look.living_model import LivingModel
from studio.engine.look.opening import Target, opened, target_of

if TYPE_CHECKING:
    from studio.engine.questions import AtWork

EPOCHS = 8
"""Networks after single epochs that are kept; they share the graph of the one they began with."""

SHOWN_SECONDS = 0.1
"""Between two pictures of an answer that develops."""


class Looking:
    """Answers questions, with networks that stay open for the next one."""

    def __init__(self) -> None:
        self._kept: KeptModels[LivingModel] = KeptModels()
        self._epochs: KeptModels[LivingModel] = KeptModels(most=EPOCHS)

    def see(self, look: Look, job: Job) -> Seen:
        """Return the answer; see `in_steps`."""
        steps = self.in_steps(look, job)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                seen: Seen = end.value
                return seen

    def in_steps(self, look: Look, job: Job) -> Generator[None, None, Seen]:
        """Work out the answer in steps, between which other work may be done.

        What takes time says how far it is and shows what it has (`SeenSoFar`). It is about the
        weights as they were when it began, whatever is learned between two steps.

        Raises:
            InputError: nothing of that name can be looked at, or not like that.
            Cancelled: the question was given up.
        """
        at_work = job.questions.at_work
        model = self._model(look, at_work, partial(job.phase, Phase.BUILDING))
        is_live = at_work is not None and model is at_work.model
        explain = explainer_of(look.view)
        if is_live and takes_time(explain):
            model = model.snapshot()
        found = explain(model, look.view)
        if not isinstance(found, Explained):
            found = yield from _slowly(found, look, job, is_live=is_live)
        return Seen(look.request, found.arrays, found.facts, is_live)

    def _model(
        self,
        look: Look,
        at_work: AtWork | None,
        while_opening: Callable[[], AbstractContextManager[object]],
    ) -> LivingModel:
        if not look.of and at_work is None:
            raise InputError("Nothing trains at this moment.")
        is_asked = not look.of or (not catalogue.is_known(look.of) and _is(look.of, at_work))
        # Before a run has a folder, all that there is of it are the weights that it begins with.
        if is_asked and at_work is not None and (look.checkpoint == "last" or not at_work.run):
            return at_work.model
        target = target_of(look.of or (at_work.run if at_work else ""), look.checkpoint)

        def open_it(target: Target) -> LivingModel:
            with while_opening():
                return opened(target, get)

        def get(target: Target) -> LivingModel:
            kept = self._epochs if isinstance(target.checkpoint, int) else self._kept
            return kept.get((target.of, target.key), partial(open_it, target))

        return get(target)


def _slowly(
    slices: Slices, look: Look, job: Job, *, is_live: bool
) -> Generator[None, None, Explained]:
    """Work slice by slice; return what they come to."""
    shown = time.monotonic()
    with job.phase(Phase.EXPLAINING) as report, closing(slices):
        while True:
            try:
                done, total, so_far = next(slices)
            except StopIteration as end:
                found: Explained = end.value
                return found
            report(done, total)
            if so_far is not None and time.monotonic() - shown >= SHOWN_SECONDS:
                arrays, facts = so_far()
                job.emit(SeenSoFar(look.request, arrays, facts, is_live))
                shown = time.monotonic()
            yield
            job.control.raise_if_cancelled(look.request)


def _is(of: str, at_work: AtWork | None) -> bool:
    if at_work is None or not at_work.run:
        return False
    return Path(of).absolute() == Path(at_work.run)
