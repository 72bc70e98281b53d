"""What a click on a number asks for, and the images that answer it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from studio.core.dataset.exclusion import Exclusion
from studio.core.dataset.images import Part
from studio.core.evaluation.evaluation import Evaluation, Rows
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.ui.pages.evaluate.classified_pictures import ClassifiedPictures
from studio.ui.widgets.thumbnails import Picture
from studio.ui.widgets.thumbnails.picture import CaptionTone


@dataclass(frozen=True)
class Shown:
    """One image that answers a question.

    Attributes:
        part: where it lies.
        row: its place in that part.
        suggested: class that it probably is of, with its probability, in place of the predicted
            one; None where nothing is suggested.
        prefix: words before the caption, such as the number of a pair.
    """

    part: Part
    row: int
    suggested: tuple[int, float] | None = None
    prefix: str = ""


@dataclass(frozen=True)
class Answer:
    """Images of one part, by their places, or single ones.

    Attributes:
        rows: places in the part.
        single: in place of rows, where the images are of several parts or more is known of them.
    """

    part: Part
    rows: Rows = field(default_factory=lambda: np.zeros(0, np.int64))
    single: tuple[Shown, ...] | None = None

    def __len__(self) -> int:
        return len(self.rows) if self.single is None else len(self.single)

    def shown(self, at: int) -> Shown:
        """Return one of them."""
        if self.single is not None:
            return self.single[at]
        return Shown(self.part, int(self.rows[at]))

    def places_of(self, others: Collection[Shown]) -> list[int]:
        """Return which of these images are among `others`, whatever else is said of those."""
        wanted = {(one.part, one.row) for one in others}
        if self.single is not None:
            return [at for at, one in enumerate(self.single) if (one.part, one.row) in wanted]
        rows = [row for part, row in wanted if part == self.part]
        found: list[int] = np.flatnonzero(np.isin(self.rows, rows)).tolist()
        return found


@dataclass(frozen=True)
class Question:
    """What was clicked.

    Attributes:
        title: what the images have in common.
        label: a sentence about them, or "".
        find: finds them; called in a thread beside the window's.
        empty: what is said where there are none.
    """

    title: str
    label: str
    find: Callable[[RunEvaluation, Evaluation], Answer]
    empty: str = ""


class AnsweringPictures(ClassifiedPictures):
    """The pictures of an answer, each made when it comes into view.

    Attributes:
        answer: which images they are.

    Args:
        run: what is known of the run.
        answer: which of its images.
        part_text: what the parts are called.
        exclusion: what the project leaves out.
        excluded: how that is said below a picture.
    """

    def __init__(
        self,
        run: RunEvaluation,
        answer: Answer,
        part_text: dict[Part, str],
        exclusion: Exclusion,
        excluded: str,
    ) -> None:
        self.classes = run.classes
        self.answer = answer
        self._run = run
        self._part_text = part_text
        self._exclusion = exclusion
        self._excluded = excluded

    def __len__(self) -> int:
        return len(self.answer)

    def picture_at(self, at: int) -> Picture:
        """Make one of them."""
        return self._picture(self.answer.shown(at))

    def set_exclusion(self, exclusion: Exclusion) -> None:
        """Follow what the project leaves out now."""
        self._exclusion = exclusion

    def probabilities_at(self, at: int) -> NDArray[np.float32]:
        """Return the probability of each class, (classes,)."""
        shown = self.answer.shown(at)
        return np.asarray(self._run.part(shown.part).probabilities[shown.row])

    def true_class_at(self, at: int) -> int:
        """Return the number of the class that the picture is of."""
        shown = self.answer.shown(at)
        return int(self._run.part(shown.part).labels[shown.row])

    def _picture(self, shown: Shown) -> Picture:
        evaluation = self._run.part(shown.part)
        image = evaluation.image(shown.row)
        path = str(evaluation.dataset.file(image))
        true = self.classes[int(evaluation.labels[shown.row])]
        part = self._part_text[shown.part]
        if self._exclusion.has(image.path):
            return Picture(path, true, part, caption=self._excluded, note=image.path)
        if shown.suggested is not None:
            label, share = shown.suggested
            said, tone = self.said(label, share, "?"), "warning"
        else:
            label = int(evaluation.answers.predicted[shown.row])
            share = float(evaluation.answers.confidence[shown.row])
            is_right = bool(evaluation.is_right[shown.row])
            said = self.said(label, share, instead_of="" if is_right else true)
            tone = "good" if is_right else "warning"
        return Picture(path, true, part, shown.prefix + said, _tone(tone), image.path)


def _tone(name: str) -> CaptionTone:
    return "good" if name == "good" else "warning"


def row_of(evaluation: Evaluation, image: int) -> int:
    """Return the place in a part of an image of the data set that lies in it."""
    return int(np.searchsorted(evaluation.images, image))
