"""What is found out on a node before anything of ours is imported there.

It travels as code, for the node may lack this program; so it imports nothing but Python's own.
"""

from importlib import metadata, util
from typing import NamedTuple

PACKAGES = ("tensorflow", "keras")
"""Whose versions decide the bits of a training."""


class Found(NamedTuple):
    """What is installed on a node.

    Attributes:
        studio: version of this program, "" where it is not installed.
        packages: versions of `PACKAGES`, "" where one is not installed.
    """

    studio: str
    packages: tuple[str, ...]


def probe() -> tuple[str, tuple[str, ...]]:
    """Return the fields of `Found` on this computer."""

    def version(package: str) -> str:
        try:
            return metadata.version(package)
        except metadata.PackageNotFoundError:
            return ""

    own = ""
    if util.find_spec("studio") is not None:
        import studio

        own = studio.__version__
    return own, tuple(version(package) for package in PACKAGES)
