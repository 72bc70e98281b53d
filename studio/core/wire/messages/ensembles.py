"""About several runs together: their answers, their figures for TensorBoard."""

from __future__ import annotations

from studio.core.wire.messages.base import Answer, Ask


class PoolRuns(Ask, frozen=True):
    """Ask all of these runs about the images that none of them was trained on.

    Attributes:
        runs: their folders.
        data: a folder of other images that they are judged on; "" for the runs' own.
    """

    runs: tuple[str, ...]
    data: str = ""


class ExportEnsemble(Ask, frozen=True):
    """Write the weighted mean, or the vote, of several runs to `file`, and prove the result.

    Attributes:
        runs: their folders.
        weights: one for each, 0 or more.
        file: as in `Export`; answered with `Exported`.
        is_vote: whether each run with a weight has one vote.
    """

    runs: tuple[str, ...]
    weights: tuple[float, ...]
    file: str
    is_vote: bool = False


class WriteEvents(Ask, frozen=True):
    """Write the figures of runs as event files, so that TensorBoard shows them.

    Attributes:
        runs: their folders.
        folder: where a folder is made for each.
    """

    runs: tuple[str, ...]
    folder: str


class EventsWritten(Answer, frozen=True):
    """The files are written.

    Attributes:
        folder: that TensorBoard opens.
        runs: how many are in it.
    """

    folder: str
    runs: int


class Pooled(Answer, frozen=True):
    """What the runs say is in `file`; `core.evaluation.ensemble.pool_file` reads it."""

    file: str
