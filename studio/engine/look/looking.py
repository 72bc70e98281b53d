"""From a question to its answer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.base.errors import InputError
from studio.core.networks import catalogue
from studio.core.wire.messages import Look, Seen
from studio.engine.look.explained import explainer_of
from studio.engine.look.kept import KeptModels
from studio.engine.look.living_model import LivingModel
from studio.engine.look.opening import opened, target_of

if TYPE_CHECKING:
    from studio.engine.questions import AtWork


class Looking:
    """Answers questions, with networks that stay open for the next one."""

    def __init__(self) -> None:
        self._kept = KeptModels()

    def see(
        self,
        look: Look,
        at_work: AtWork | None = None,
        while_opening: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> Seen:
        """Return the answer.

        Args:
            look: what is asked.
            at_work: the run that trains at this moment, if one does.
            while_opening: what goes on around the opening of a network that is not open yet.

        Raises:
            InputError: nothing of that name can be looked at, or not like that.
        """
        model = self._model(look, at_work, while_opening)
        is_live = at_work is not None and model is at_work.model
        found = explainer_of(look.view)(model, look.view)
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

        def open_it() -> LivingModel:
            with while_opening():
                return opened(target)

        return self._kept.get(target.key, open_it)


def _is(of: str, at_work: AtWork | None) -> bool:
    if at_work is None or not at_work.run:
        return False
    return Path(of).absolute() == Path(at_work.run)
