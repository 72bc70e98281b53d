"""The training of a stage whose head is solved: one epoch that looks at each image once."""

from __future__ import annotations

import time

import msgspec
import numpy as np
import psutil
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled, WorkError
from studio.core.wire.messages import Phase
from studio.engine.job import ProgressFunction
from studio.engine.networks.head import PREDICTIONS
from studio.engine.training.front_pass import FrontPass
from studio.engine.training.kept_outputs import BATCH
from studio.engine.training.linear_fit import LinearFit, fit
from studio.engine.training.solved_plan import SolvedPlan
from studio.engine.training.stage import StageTraining

_COPIES = 4
"""Of the features in 64 bits, that solving holds at a time."""


class SolvedStage(StageTraining):
    """Gathers the features of all training images, solves the head, and judges it.

    Pause, checkpoints, validation, figures of the epoch and the rest are those of any stage. A run
    that is cut off solves again, to the same bits.
    """

    def _train_epoch(self) -> bool:
        """Solve, and note the figures of the training part; return False where interrupted."""
        began, images = time.monotonic(), self._parts.train
        with self._job.phase(Phase.SOLVING) as progress:
            try:
                self._set_head(self._solution(progress))
            except Cancelled:
                return False
            found = self._plan.evaluate(self._sources.evaluation, images, self._is_over)
            if found is None:
                return False
        filled = self._filling.note(0)  # counted apart
        self._job.add_seconds(Phase.SOLVING, -filled)
        seconds = time.monotonic() - began - filled
        self.position = msgspec.structs.replace(
            self.position,
            batch=self._batches,
            sums={key: mean * len(images) for key, mean in found.figures.items()},
            images=self.position.images + len(images),
            training_seconds=self.position.training_seconds + seconds,
        )
        return True

    def _solution(self, progress: ProgressFunction) -> LinearFit:
        features = self._features(progress)
        needed = _COPIES * 8 * features.size
        free = int(psutil.virtual_memory().available)
        if needed > free:
            raise WorkError(
                "To solve the head on {images} images of {features} features takes about {needed} "
                "GB of memory, and {free} GB are available. Choose average pooling, fewer images, "
                "or an optimizer.",
                images=len(features),
                features=features.shape[1],
                needed=f"{needed / 1024**3:.1f}",
                free=f"{free / 1024**3:.1f}",
            )
        model = self._recipe.model
        labels = self._sources.evaluation.labels[self._parts.train]
        found = fit(
            self._stage.optimizer,
            features,
            labels,
            self._classes,
            seed=self._recipe.seed,
            is_balanced=model.class_weights == "balanced",
            may_go_on=self._may_go_on,
        )
        self._job.log(
            "The head is solved on {features} features of {images} images; in a cross validation "
            "the regularisation C = {strength} was best.",
            features=features.shape[1],
            images=len(features),
            strength=f"{found.strength:g}",
        )
        return found

    def _features(self, progress: ProgressFunction) -> NDArray[np.float32]:
        """Return what the head reads of each training image, float32 (images, features)."""
        images, source, front = self._parts.train, self._sources.evaluation, self._front
        rows = []
        for start in range(0, len(images), BATCH):
            chosen, following = images[start : start + BATCH], images[start + BATCH :]
            source.fill(chosen, following, self._is_interrupted)
            values = source.gather(chosen)
            rows.append((front.run(values[0]) if front is not None else values)[0])
            progress(start + len(chosen), len(images))
            self._may_go_on()
        return np.concatenate(rows).reshape(len(images), -1)

    @property
    def _front(self) -> FrontPass | None:
        """What computes features of pixels; None where they are kept."""
        plan = self._plan
        assert isinstance(plan, SolvedPlan), "no other plan is solved"
        if plan.is_cached or plan.cut.front is None:
            return None
        return FrontPass(plan.cut.front)

    @property
    def _classes(self) -> int:
        outputs = int(self._graphs[0].output_shape[-1])
        return 2 if outputs == 1 else outputs  # a single sigmoid unit tells two apart

    def _set_head(self, found: LinearFit) -> None:
        kernel, bias = self._graphs[0].get_layer(PREDICTIONS).weights
        if bias.shape[0] == 1:
            found = found.of_single_unit()
        kernel.assign(found.kernel.astype(np.float32))
        bias.assign(found.bias.astype(np.float32))

    def _may_go_on(self) -> None:
        if self._is_over():
            raise Cancelled
