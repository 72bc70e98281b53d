"""The test of a cluster's address, in a process of its own.

Ray ends the process that uses it where the cluster goes away, and may try for minutes: nothing
else shall hang on that.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

import msgspec

from studio.core.base.errors import Cancelled, StudioError, WorkError
from studio.core.base.json_file import decoded
from studio.core.base.sentences import Sentence
from studio.core.wire.messages import ClusterNode

COMMAND = (sys.executable, "-m", "studio.engine.cluster.trying")

_MOST_SECONDS = 120.0
_LOOK_SECONDS = 0.1


class _Answer(msgspec.Struct, frozen=True):
    nodes: tuple[ClusterNode, ...] = ()
    problem: Sentence | None = None


def try_cluster(address: str, is_cancelled: Callable[[], bool]) -> tuple[ClusterNode, ...]:
    """Return the computers of a cluster, and why some of them cannot train.

    Args:
        address: as `connection.connected` takes it.
        is_cancelled: asked some times a second.

    Raises:
        InputError, WorkError: there is no such cluster.
        Cancelled: given up.
    """
    with subprocess.Popen(
        [*COMMAND, address],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        deadline = time.monotonic() + _MOST_SECONDS
        while True:
            try:
                said, _ = process.communicate(timeout=_LOOK_SECONDS)
                break
            except subprocess.TimeoutExpired:
                if is_cancelled() or time.monotonic() > deadline:
                    process.kill()
                    if is_cancelled():
                        raise Cancelled from None
                    raise WorkError(
                        "The cluster at {address} did not answer within {seconds} s.",
                        address=address,
                        seconds=round(_MOST_SECONDS),
                    ) from None
    try:
        answer = decoded(said.splitlines()[-1], _Answer)
    except (IndexError, msgspec.DecodeError):
        raise WorkError(
            "The connection to the cluster at {address} was lost.", address=address
        ) from None
    if answer.problem is not None:
        raise WorkError(answer.problem)
    return answer.nodes


def main(address: str) -> None:
    """Print the answer as one line of JSON."""
    from studio.engine.cluster.connection import connected
    from studio.engine.cluster.nodes import Nodes

    try:
        with connected(address) as ray:
            answer = _Answer(Nodes(ray).described())
    except StudioError as error:
        answer = _Answer(problem=error.sentence)
    print(msgspec.json.encode(answer).decode(), flush=True)  # noqa: T201  # whoever asks reads it


if __name__ == "__main__":
    main(sys.argv[1])
