"""Images that were made to excite a class or a filter, kept in the cache for the next time.

Each takes a while, and depends on nothing but the weights, the question, and the images whose
frequencies and colours it is weighted with.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import msgspec
import numpy as np

import studio
from studio.core.base import paths
from studio.core.base.errors import WorkError
from studio.core.base.files import write_whole
from studio.core.dataset.decode import DECODE_VERSION
from studio.core.dataset.fingerprint import fingerprint
from studio.core.look.representative import Representative, RepresentativeFacts
from studio.engine.look.explained import Explained
from studio.engine.look.living_model import LivingModel

_FACTS = "facts"


def file_of(model: LivingModel, view: Representative) -> Path | None:
    """Return where the answer is kept; None while the weights change, or are of nothing known."""
    if not model.weights:
        return None
    data = fingerprint(model.source.dataset) if model.source is not None else ""
    asked = msgspec.json.encode(view).decode()
    what = (model.weights, asked, data, model.form, DECODE_VERSION, studio.__version__)
    name = hashlib.sha256(repr(what).encode()).hexdigest()[:32]
    return paths.cache() / "representative" / f"{name}.npz"


def kept(file: Path | None) -> Explained | None:
    """Return what was made before; None where nothing was, or its file is damaged."""
    if file is None:
        return None
    try:
        with np.load(file, allow_pickle=False) as arrays:
            found = {name: arrays[name] for name in ("image", "value", "box")}
            facts = msgspec.json.decode(arrays[_FACTS].tobytes(), type=RepresentativeFacts)
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, msgspec.MsgspecError):
        return None
    return Explained(found, facts)


def keep(file: Path | None, made: Explained) -> None:
    """Keep an answer; where the disk has no room it is made again next time."""
    if file is None:
        return
    facts = np.frombuffer(msgspec.json.encode(made.facts), np.uint8)
    content = io.BytesIO()
    np.savez_compressed(content, allow_pickle=False, **made.arrays, **{_FACTS: facts})
    try:
        write_whole(file, content.getvalue())
    except WorkError:
        return
