"""Answers that took a while, kept in the cache for the next time somebody asks.

Each depends on nothing but the weights, the question, and the images of the run.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import msgspec
import numpy as np

import studio
from studio.core.base.errors import InputError, WorkError
from studio.core.base.files import write_whole
from studio.core.base.json_file import decoded
from studio.core.base.lone_array import NUMBERS
from studio.core.base.plain_arrays import arrays_in
from studio.core.dataset.decode import DECODE_VERSION
from studio.core.dataset.fingerprint import fingerprint
from studio.core.look.table import AnyFacts
from studio.core.look.view import View
from studio.engine.look.explained import Explained
from studio.engine.look.living_model import LivingModel

_FACTS = "facts"
_KINDS = NUMBERS + "U"
_ROOM = 2 * 1024**3
"""Bytes of an answer unpacked."""


def file_of(folder: Path, model: LivingModel, view: View) -> Path | None:
    """Return where the answer is kept; None while the weights change, or are of nothing known.

    Args:
        folder: of the cache, with the answers to such questions.
        model: the network.
        view: the question.
    """
    if not model.weights:
        return None
    data = fingerprint(model.source.dataset) if model.source is not None else ""
    asked = msgspec.json.encode(view).decode()
    what = (model.weights, asked, data, model.form, DECODE_VERSION, studio.__version__)
    name = hashlib.sha256(repr(what).encode()).hexdigest()[:32]
    return folder / f"{name}.npz"


def kept(file: Path | None) -> Explained | None:
    """Return what was found before; None where nothing was, or its file is damaged."""
    if file is None:
        return None
    try:
        arrays = arrays_in(file, room=_ROOM, kinds=_KINDS)
        facts = decoded(arrays.pop(_FACTS).tobytes(), AnyFacts)
    except (InputError, ValueError, KeyError, msgspec.DecodeError):
        return None
    return Explained(arrays, facts)


def keep(file: Path | None, made: Explained) -> None:
    """Keep an answer; where the disk has no room it is found again next time."""
    if file is None:
        return
    facts = np.frombuffer(msgspec.json.encode(made.facts), np.uint8)
    content = io.BytesIO()
    np.savez_compressed(content, allow_pickle=False, **made.arrays, **{_FACTS: facts})
    try:
        write_whole(file, content.getvalue())
    except WorkError:
        return
