"""About a run's model: the exported file and its proof, and what it predicts."""

from __future__ import annotations

import msgspec
import numpy as np

from studio.core.base.sentences import Sentence
from studio.core.dataset.images import Part
from studio.core.look.view import Checkpoint
from studio.core.wire.messages.base import Answer, Ask

REFUSED_LISTED = 1000
"""Files that are named at most; a message has an end."""


class Certificate(msgspec.Struct, frozen=True):
    """What was found when an exported file was opened again in a fresh process.

    Attributes:
        file: the exported file or folder.
        images: number of probe images compared.
        largest_difference: of any class probability, against the run's own model; of another
            task's outputs as a share of their range.
        agrees: whether that is at most `tolerance`.
        opened_with: program and version that opened it, such as "Keras 3.15.1".
        size: bytes.
        companions: further files that were written beside it.
        rebuild: Python lines that open the file where plain load_model does not, or "".
        program: Python that opens the file and predicts an image file, which the fresh process
            ran; "" where it gave other answers than the run.
        program_files: number of image files that it was run on, of every format and kind.
        program_difference: largest one on them.
        tolerance: largest difference that the format allows.
        answer: what the network gives: "probabilities", of an autoencoder "restored" images, the
            "code" of an image, or the "image" of a code; of a GAN how real an image is,
            "realness", or a "drawing" of random numbers; of a classifier with one sigmoid unit
            the "probability" of its second class.
        single_class: the name of that class, "" of any other network.
    """

    file: str
    images: int
    largest_difference: float
    agrees: bool
    opened_with: str
    size: int
    companions: tuple[str, ...] = ()
    rebuild: str = ""
    program: str = ""
    program_files: int = 0
    program_difference: float = 0.0
    tolerance: float = 1e-5
    answer: str = "probabilities"
    single_class: str = ""


class Export(Ask, frozen=True):
    """Write the run's model to `file`, in the format of its ending, and prove the result.

    Attributes:
        part: of `Task.parts`, such as "encoder"; "" for the whole network.
    """

    run: str
    file: str
    part: str = ""


class Predict(Ask, frozen=True):
    """Class probabilities of image files by a run's model."""

    run: str
    files: tuple[str, ...]


class Tabulate(Ask, frozen=True):
    """Write the class probabilities of image files, as many as there are, to a CSV file.

    Attributes:
        run: the run's folder.
        paths: image files, and folders of them.
        file: what is written, whole or not at all.
        threshold: below it the answer is "none of these", 0..1.
    """

    run: str
    paths: tuple[str, ...]
    file: str
    threshold: float = 0.0


class Judge(Ask, frozen=True):
    """Make the predictions of every image of a run's parts, and keep them.

    Attributes:
        run: the run's folder.
        checkpoint: which of its weights.
        part: the only one whose images are predicted; None for all.
    """

    run: str
    checkpoint: Checkpoint = "best"
    part: Part | None = None


class Exported(Answer, frozen=True):
    """The file is written and was opened again."""

    certificate: Certificate


class Predicted(Answer, frozen=True):
    """What a run's model says of image files.

    Attributes:
        probabilities: float32 (files, classes); a row of NaN where a file is refused.
        refused: why, by the file's place.
        threshold: below it an answer is better "none of these", as the run's validation images
            suggest, 0..1; None where they were not judged.
    """

    classes: tuple[str, ...]
    probabilities: np.ndarray
    refused: dict[int, Sentence]
    threshold: float | None = None


class Tabulated(Answer, frozen=True):
    """The table is written.

    Attributes:
        images: rows of it.
        refused: files that are no images, with the reason; at most `REFUSED_LISTED` of them.
        refused_count: how many there are.
    """

    file: str
    images: int
    refused: dict[str, Sentence]
    refused_count: int


class Judged(Answer, frozen=True):
    """The predictions are in `file`; `core.evaluation` reads them."""

    run: str
    checkpoint: Checkpoint
    file: str
