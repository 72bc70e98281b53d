"""A forecast in words that do not pretend to be exact."""

from studio.ui.format import duration_text


def rough_time(seconds: float) -> str:
    """Return a time rounded to what a forecast can know: 43 s -> "45 s", 203 s -> "3 min 0 s"."""
    if seconds < 60:
        return duration_text(max(10.0, round(seconds / 5) * 5.0))
    if seconds < 3600:
        return duration_text(round(seconds / 60) * 60.0)
    return duration_text(round(seconds / 600) * 600.0)
