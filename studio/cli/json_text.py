"""What a command prints as JSON: such that every reader of JSON takes it."""

from __future__ import annotations

import json
import math
from typing import Any

import msgspec


def json_text(value: object) -> str:
    """Return a value as JSON, figures in full.

    What is no finite number, such as the PSNR of an image that is restored exactly, becomes null:
    JSON knows no infinity. A name that is no text keeps its bytes.
    """
    return json.dumps(_finite(msgspec.to_builtins(value)), indent=2, ensure_ascii=False)


def _finite(value: Any) -> Any:  # noqa: ANN401  # whatever JSON holds
    if isinstance(value, dict):
        return {key: _finite(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(one) for one in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
