"""How far the engine is with what was asked, on a bar with words."""

from __future__ import annotations

from studio.core.wire.messages import Progress
from studio.ui.texts.format import bytes_text, count_text, percent_text
from studio.ui.texts.phase_text import phase_text
from studio.ui.widgets.labelled_bar import LabelledBar


def show_share(bar: LabelledBar, progress: Progress) -> None:
    """Show the phase and how much of it is done, nothing where the whole is unknown."""
    bar.set_label(phase_text(progress.phase))
    bar.set_value(percent_text(progress.share) if progress.total else "", progress.share)


def show_count(bar: LabelledBar, progress: Progress) -> None:
    """Show the phase and how many are done of how many: "40 / 100"."""
    bar.set_label(phase_text(progress.phase))
    done, total = count_text(progress.done), count_text(progress.total)
    bar.set_value(f"{done} / {total}" if progress.total else "", progress.share)


def show_download(bar: LabelledBar, progress: Progress) -> None:
    """Show how much has come, or the bytes so far where the whole is unknown."""
    show_share(bar, progress)
    if progress.done and not progress.total:
        bar.set_value(bytes_text(progress.done), 0.0)
