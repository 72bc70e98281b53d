"""How far a download or an exchange of weights is, on a bar."""

from __future__ import annotations

from studio.core.wire.messages import Progress
from studio.ui.texts.format import bytes_text, percent_text
from studio.ui.texts.phase_text import phase_text
from studio.ui.widgets.labelled_bar import LabelledBar


def show_download(bar: LabelledBar, progress: Progress) -> None:
    """Show the phase and the share done, or the bytes so far where the whole is unknown."""
    bar.set_label(phase_text(progress.phase))
    if progress.total:
        share = progress.done / progress.total
        bar.set_value(percent_text(share), share)
    else:
        bar.set_value(bytes_text(progress.done) if progress.done else "", 0.0)
