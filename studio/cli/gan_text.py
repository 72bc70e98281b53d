"""What `studio evaluate` prints of a GAN: the figures that its run has kept."""

from __future__ import annotations

from studio.cli.json_text import json_text
from studio.core.base.errors import InputError
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.gan import Invented


def gan_text(run: RunFolder, *, is_json: bool) -> str:
    """Return the figures of a run that has ended.

    Raises:
        InputError: it has not, or its report is damaged.
    """
    result = run.report().result
    if not isinstance(result, Invented):
        raise InputError("{run} is of another task than its report.", run=str(run.path))
    if is_json:
        return json_text(result)
    lines = [
        _line("samples", str(result.samples), ""),
        _line("distance", _number(result.distance.train), "from training images; lower is better"),
        _line("real", _number(result.real_distance), "the same of other training images"),
        _line("diversity", _number(result.diversity.train), "1 = as various as training images"),
        _line("nearest", _number(result.nearest), "from the nearest training image, on average"),
        _line("unseen", _number(result.real_nearest), "the same of real images not trained on"),
    ]
    for part in ("train", "validation", "test"):
        real, fake = result.real_score.part(part), result.fake_score.part(part)
        if real is not None and fake is not None:
            lines.append(_line(part, f"D(real) {real:.1%}, D(fake) {fake:.1%}", ""))
    return "\n".join(lines)


def _line(name: str, value: str, help_text: str) -> str:
    return f"{name:<11}{value}" + (f"  ({help_text})" if help_text else "")


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.4g}"
