"""The epochs of the shown run that can be evaluated."""

from __future__ import annotations

from studio.core.evaluation.epoch_answers import answered_epochs
from studio.core.runs.run_folder import RunFolder
from studio.ui.models.run_epochs import RunEpochs, Stop


class ValidatedEpochs(RunEpochs):
    """Those of a run that has ended are all of which weights are kept.

    Of one that has not, they are those after which it kept what it says of the validation images:
    a network is not asked while it trains. Runs of before kept the weights alone.
    """

    def kept_of(self, run: RunFolder) -> tuple[int, ...]:
        """Return the epochs that can be shown; called in a thread."""
        answered = () if run.has_report else answered_epochs(run)
        return answered or super().kept_of(run)

    def found(self) -> tuple[Stop, ...]:
        """Return the stops that there are now."""
        if self._run.state.report is not None:
            return super().found()
        return tuple(Stop(epoch, epoch) for epoch in self._kept)
