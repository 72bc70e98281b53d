"""The libraries that the program stands on, as this computer has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata, requires, version


@dataclass(frozen=True)
class Library:
    """One of them; `licence` is "" where it does not say."""

    name: str
    version: str
    licence: str


def libraries() -> tuple[Library, ...]:
    """Return what the program names as its requirements, in that order; none where unknown."""
    try:
        lines = requires("afina-studio") or []
    except PackageNotFoundError:  # run from its folder without being installed
        return ()
    needed = [line for line in lines if "extra ==" not in line]
    names = dict.fromkeys(re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in needed)
    return tuple(found for name in names if (found := _library(name)) is not None)


def _library(name: str) -> Library | None:
    try:
        about = metadata(name)
    except PackageNotFoundError:  # required on other computers only
        return None
    fields = {key.lower(): str(about[key]) for key in about}
    licence = fields.get("license-expression") or fields.get("license", "").partition("\n")[0]
    for classifier in about.get_all("Classifier") or []:
        if not licence and str(classifier).startswith("License ::"):
            licence = str(classifier).rpartition(" :: ")[2]
    return Library(str(about["Name"]), version(name), licence)
