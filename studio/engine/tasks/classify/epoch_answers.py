"""What a classifier says of its validation images after each epoch, kept as validating finds it."""

from __future__ import annotations

from functools import partial

from studio.core.evaluation.epoch_answers import forget_epochs, keep_epoch, kept_values
from studio.core.runs.run_folder import RunFolder
from studio.engine.job import Job
from studio.engine.networks.head import class_scores
from studio.engine.training.epoch_end import AfterEpoch, Outputs
from studio.engine.training.prepared_run import PreparedRun


class AnswersAfterEpoch:
    """Writes them beside the weights of the epoch; nothing is computed for it."""

    def __init__(self, job: Job, prepared: PreparedRun, folder: RunFolder) -> None:
        self._job = job
        self._run = folder
        images, classes = len(prepared.parts.validation), len(prepared.dataset.classes)
        self._is_too_much = images > 0 and not kept_values(images, classes)

    def begin(self, epochs_done: int) -> None:
        """Forget what a resumed run says again."""
        forget_epochs(self._run, epochs_done)
        if self._is_too_much:
            self._job.log(
                "The answers to the validation images are not kept after each epoch: they would "
                "take more than 32 MB. The Evaluate page has them computed when they are asked for."
            )

    def after_epoch(self, epoch: int, outputs: Outputs) -> AfterEpoch:
        """Return what keeps the answers."""
        if outputs is None or self._is_too_much:
            return AfterEpoch()
        scores = class_scores(outputs).numpy()
        return AfterEpoch(write=partial(keep_epoch, self._run, epoch, scores))
