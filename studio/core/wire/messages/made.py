"""About images that a run's network makes: samples, restored images, codes."""

from __future__ import annotations

from studio.core.base.sentences import Sentence
from studio.core.exports.codes_file import CodesReport
from studio.core.look.view import Checkpoint
from studio.core.wire.messages.base import Answer, Ask


class Generate(Ask, frozen=True):
    """Write images that a run's network makes into a folder, as PNG.

    Attributes:
        run: the run's folder.
        folder: missing or empty.
        images: a folder of images, or a file, that are restored, and so cleaned by a network that
            learned that; "" for samples, of a network that has none for test images restored.
        count: of samples.
        seed: of samples.
        label: number of the class that samples are of, where there is a choice; -1 for all.
        checkpoint: which of the run's weights.
    """

    run: str
    folder: str
    images: str = ""
    count: int = 16
    seed: int = 0
    label: int = -1
    checkpoint: Checkpoint = "best"


class Compress(Ask, frozen=True):
    """Write the codes of a folder of images to a file.

    Attributes:
        run: the run's folder.
        images: the folder; its files are never written to.
        file: what is written, whole or not at all.
        checkpoint: which of the run's weights.
    """

    run: str
    images: str
    file: str
    checkpoint: Checkpoint = "best"


class Decompress(Ask, frozen=True):
    """Restore the images of a file of codes into a folder, as PNG.

    Attributes:
        file: as `Compress` wrote it.
        folder: missing or empty.
        run: whose network restores them; "" for the one that the file names.
    """

    file: str
    folder: str
    run: str = ""


class ImagesGenerated(Answer, frozen=True):
    """Images are written.

    Attributes:
        folder: where they are.
        images: how many.
        refused: files that are no images, with the reason; at most `REFUSED_LISTED` of them.
        refused_count: how many there are.
    """

    folder: str
    images: int
    refused: dict[str, Sentence]
    refused_count: int


class Compressed(Answer, frozen=True):
    """The file of codes is written."""

    report: CodesReport
    refused: dict[str, Sentence]
