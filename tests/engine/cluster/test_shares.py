"""What each run is given of a cluster, and which nodes can train."""

from __future__ import annotations

import pytest

from studio.core.base.cluster_address import Host, host_of
from studio.core.base.errors import InputError
from studio.engine.cluster.node_probe import Found
from studio.engine.cluster.nodes import problem_of
from studio.engine.cluster.shares import Node, Share, share_of


def nodes(*given: tuple[float, float]) -> list[Node]:
    return [Node(str(place), f"n{place}", cpus, gpus) for place, (cpus, gpus) in enumerate(given)]


@pytest.mark.parametrize(
    ("given", "parallel", "expected"),
    [
        (((8, 0), (4, 0)), 0, Share(4, 0.0, 3)),  # the larger node takes two of the smaller's size
        (((8, 0), (4, 0)), 2, Share(4, 0.0, 2)),
        (((2, 0), (2, 0)), 5, Share(1, 0.0, 5)),
        (((16, 4), (8, 1), (64, 0)), 0, Share(4, 1.0, 5)),  # without a GPU a node stays idle
        (((16, 2),), 4, Share(4, 0.5, 4)),
        (((1, 0),), 0, Share(1, 0.0, 1)),
    ],
)
def test_a_cluster_is_shared_out(
    given: tuple[tuple[float, float], ...], parallel: int, expected: Share
) -> None:
    assert share_of(nodes(*given), parallel) == expected


@pytest.mark.parametrize(
    ("devices", "parallel", "expected"),
    [
        (2, 0, Share(8, 2.0, 3)),  # two on the first, one on the second, none on the third
        (4, 0, Share(16, 4.0, 1)),
        (9, 0, Share(16, 4.0, 1)),  # more than any has
        (0, 0, Share(4, 1.0, 7)),  # all that the smallest has
        (2, 6, Share(4, 1.0, 6)),
        (2, 12, Share(2, 0.5, 12)),
    ],
)
def test_a_run_has_as_many_gpus_as_it_asks_for(
    devices: int, parallel: int, expected: Share
) -> None:
    given = nodes((16, 4), (16, 2), (8, 1), (64, 0))
    assert share_of(given, parallel, devices) == expected


HERE = Found("0.1.0", ("2.21.0", "3.15.1"))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Found("", ("2.21.0", "3.15.1")), "Afina Studio is not installed on b (10.0.0.6)."),
        (Found("0.1.0", ("", "3.15.1")), "tensorflow is not installed on b (10.0.0.6)."),
        (Found("0.2.0", HERE.packages), "b (10.0.0.6) has Afina Studio 0.2.0, this computer has"),
        (Found("0.1.0", ("2.21.0", "3.15.0")), "b (10.0.0.6) has keras 3.15.0, this computer"),
    ],
)
def test_a_node_that_would_train_otherwise_is_named(found: Found, said: str) -> None:
    problem = problem_of("b (10.0.0.6)", found, HERE)
    assert problem is not None
    assert str(problem).startswith(said)


def test_a_node_like_this_computer_is_fit() -> None:
    assert problem_of("b", HERE, HERE) is None


def test_addresses() -> None:
    assert host_of("auto") is None
    assert host_of("10.0.0.5:6379") == Host("10.0.0.5", 6379)
    assert host_of("ray://lab-1.example:10001") == Host("lab-1.example", 10001)
    assert host_of("[fe80::1]:6379") == Host("fe80::1", 6379)
    for wrong in ("", "lab", "lab:", "lab:0", "lab:65536", "http://lab:1", "a b:6379", "ray://lab"):
        with pytest.raises(InputError, match="HOST:PORT"):
            host_of(wrong)
