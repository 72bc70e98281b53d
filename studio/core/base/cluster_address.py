"""The address of a Ray cluster, as a person writes it."""

from __future__ import annotations

import re
from typing import NamedTuple

from studio.core.base.errors import InputError

AUTO = "auto"
"""The cluster that this computer belongs to."""

_ADDRESS = re.compile(r"(?:ray://)?(?P<host>[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\]):(?P<port>\d{1,5})")
_PORTS = 1 << 16


class Host(NamedTuple):
    """A computer that answers for a cluster.

    Attributes:
        name: or its address.
        port: 1 to 65535.
    """

    name: str
    port: int


def host_of(address: str) -> Host | None:
    """Return who answers at an address; None for the cluster that this computer belongs to.

    Args:
        address: "auto"; HOST:PORT of the head of the cluster that this computer belongs to; or
            ray://HOST:PORT of one that it does not belong to.

    Raises:
        InputError: it is none of these.
    """
    if address == AUTO:
        return None
    named = _ADDRESS.fullmatch(address)
    if named is None or not 0 < int(named["port"]) < _PORTS:
        raise InputError(
            "The address of a cluster is auto, HOST:PORT or ray://HOST:PORT; found: {found}.",
            found=address,
        )
    return Host(named["host"].strip("[]"), int(named["port"]))
