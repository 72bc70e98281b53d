"""A forecast in words that do not pretend to be exact."""

from PySide6.QtCore import QCoreApplication

from studio.ui.texts.format import count_text, duration_text


def rough_time(seconds: float) -> str:
    """Return a time rounded to what a forecast can know: 43 s -> "45 s", 203 s -> "3 min"."""
    if seconds < 60:
        return duration_text(max(10.0, round(seconds / 5) * 5.0))
    if seconds < 3570:
        text = QCoreApplication.translate("rough_time", "{count} min")
        minutes = text.format(count=count_text(round(seconds / 60)))
        return minutes.replace(" ", "\N{NO-BREAK SPACE}")
    return duration_text(round(seconds / 600) * 600.0)
