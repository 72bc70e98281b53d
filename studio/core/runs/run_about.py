"""What a person wrote about a run, and whose trial it is, in about.toml inside its folder."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import msgspec
import tomli_w

from studio.core.base.errors import InputError, StudioError
from studio.core.base.files import write_whole
from studio.core.base.regular_file import read_regular

FILE_NAME = "about.toml"
LONGEST_NAME = 120
LONGEST_NOTE = 4000
LONGEST_TAG = 40
MOST_TAGS = 20
_LARGEST = 64 * 1024


class About(msgspec.Struct, frozen=True):
    """What is known of a run beside what it did.

    Attributes:
        name: "" where none was given, and the run has the name of its recipe.
        note: "" for none.
        tags: words that runs are found and grouped by.
        hidden: whether lists pass it over until hidden runs are asked for.
        search: folder's name of the search that it is a trial of, "" for none; no person says that.
    """

    name: Annotated[str, msgspec.Meta(max_length=LONGEST_NAME)] = ""
    note: Annotated[str, msgspec.Meta(max_length=LONGEST_NOTE)] = ""
    tags: Annotated[
        tuple[Annotated[str, msgspec.Meta(max_length=LONGEST_TAG)], ...],
        msgspec.Meta(max_length=MOST_TAGS),
    ] = ()
    hidden: bool = False
    search: str = ""


def tags_in(text: str) -> tuple[str, ...]:
    """Return the tags in "baseline, to show": between commas, each once, in their order."""
    found: dict[str, str] = {}
    for part in text.split(","):
        tag = " ".join(part.split())
        if tag:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def read(run: Path) -> About:
    """Read what is written about the run in a folder; a damaged file says nothing."""
    file = run / FILE_NAME
    if not file.exists():
        return About()
    try:
        return msgspec.toml.decode(read_regular(file, _LARGEST), type=About)
    except (StudioError, msgspec.MsgspecError, ValueError, RecursionError):
        return About()


def write(run: Path, about: About) -> None:
    """Write it, whole or not at all; surrounding blanks are left out.

    The run does not become a newer one by it: lists go by the time of its folder.

    Raises:
        InputError: the name, the note or a tag is too long, there are too many tags, or the run is
            gone.
        WorkError: the disk is full or the folder read-only.
    """
    name, note = " ".join(about.name.split()), about.note.strip()
    if len(name) > LONGEST_NAME:
        raise InputError(
            "The name has {found} characters; allowed: at most {most}.",
            found=len(name),
            most=LONGEST_NAME,
        )
    if len(note) > LONGEST_NOTE:
        raise InputError(
            "The note has {found} characters; allowed: at most {most}.",
            found=len(note),
            most=LONGEST_NOTE,
        )
    longest = max(map(len, about.tags), default=0)
    if longest > LONGEST_TAG:
        raise InputError(
            "A tag has {found} characters; allowed: at most {most}.",
            found=longest,
            most=LONGEST_TAG,
        )
    if len(about.tags) > MOST_TAGS:
        raise InputError(
            "The run has {found} tags; allowed: at most {most}.",
            found=len(about.tags),
            most=MOST_TAGS,
        )
    try:
        before = run.stat()
    except OSError:
        raise InputError("{run} was not found.", run=str(run)) from None
    content = {"name": name, "note": note, "tags": list(about.tags), "hidden": about.hidden}
    if about.search:
        content["search"] = about.search
    write_whole(run / FILE_NAME, tomli_w.dumps(content).encode())
    with suppress(OSError):  # somebody else's folder
        os.utime(run, ns=(before.st_atime_ns, before.st_mtime_ns))
