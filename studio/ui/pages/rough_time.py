"""A forecast in words that do not pretend to be exact."""

from studio.ui.format import duration_text


def rough_time(seconds: float) -> str:
    """Return a time rounded to what a forecast can know: 7.3 s -> "7 s", 203 s -> "3 min"."""
    if seconds < 10:
        return duration_text(max(1.0, round(seconds))).replace(".0", "").replace(",0", "")
    if seconds < 60:
        return duration_text(round(seconds / 5) * 5)
    if seconds < 3600:
        return duration_text(round(seconds / 60) * 60).split(" 0 ")[0]
    return duration_text(round(seconds / 600) * 600)
