"""About several runs that answer together."""

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
    """Write the weighted mean of several runs to `file`, by its ending, and prove the result.

    Attributes:
        runs: their folders.
        weights: one for each, 0 or more.
        file: as in `Export`; answered with `Exported`.
    """

    runs: tuple[str, ...]
    weights: tuple[float, ...]
    file: str


class Pooled(Answer, frozen=True):
    """What the runs say is in `file`; `core.evaluation.ensemble.pool_file` reads it."""

    file: str
