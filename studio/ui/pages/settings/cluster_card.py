"""A cluster of computers that whole runs may be trained on, and whether it answers."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.base.cluster_address import host_of
from studio.core.base.errors import InputError
from studio.core.wire.messages import ClusterNode, ClusterTried, Failed, TryCluster
from studio.ui.editors import FormRow, TypedEditor
from studio.ui.editors.typed import Unfit
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.models.settings import Settings
from studio.ui.pages.cancel_button import CancelButton
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.label import Label

_WIDEST = 260


class AddressEditor(TypedEditor[str]):
    """The address of a cluster; empty for none."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, "", "auto · 10.0.0.5:6379", parent)
        self.setFixedWidth(_WIDEST)

    def written(self, value: str) -> str:
        """Return the address itself."""
        return value

    def read(self, text: str) -> str | Unfit:
        """Read what was typed."""
        found = text.strip()
        if not found:
            return ""
        try:
            host_of(found)
        except InputError as error:
            return Unfit(translated(error.sentence), is_begun=True)
        return found


class ClusterCard(Card):
    """The address, and a test that says which computers there are."""

    def __init__(
        self,
        theme: Theme,
        client: EngineClient,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Cluster"))
        self._settings = settings
        self._request = RequestSlot(client, self)
        about = self.tr(
            "With an address here, searches, comparisons and runs with other seeds train on the "
            "computers of that Ray cluster. Each of them needs this program in the same version. "
            "Ray knows no passwords: use it only in a network that you trust."
        )
        self.address = AddressEditor(theme, self.tr("Address of the cluster"))
        self.address.set_value(settings.value.cluster)
        help = self.tr(
            "“auto” is the cluster that this computer belongs to. HOST:PORT names its first "
            "computer, ray://HOST:PORT a cluster that this computer does not belong to. Leave it "
            "empty to train on this computer alone. On the first computer: ray start --head. On "
            "each other one: ray start --address=HOST:6379."
        )
        self.test = Button(theme, self.tr("Test connection"), icon="search")
        self.cancel = CancelButton(theme, self._request, small=False)
        self.result = Banner(theme, "good", "")
        self.lines = Label(theme, "", Role.CAPTION, wraps=True, selectable=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.test)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        self.body.addWidget(Label(theme, about, Role.DIM, wraps=True))
        self.body.addWidget(FormRow(theme, self.tr("Address"), self.address, help))
        self.body.addLayout(buttons)
        self.body.addWidget(self.result)
        self.body.addWidget(self.lines)
        self.result.hide()
        self.lines.hide()
        self.address.value_changed.connect(self._on_address_changed)
        self.address.problem_changed.connect(self._show)
        self.address.textEdited.connect(self._show)
        self.test.clicked.connect(self._on_test_clicked)
        self._request.started.connect(self._show)
        self._request.answered.connect(self._on_answered)
        self._request.failed.connect(self._on_failed)
        self._request.cancelled.connect(self._on_cancelled)
        self._show()

    @Slot()
    def _show(self) -> None:
        is_busy = self._request.is_active
        self.test.setText(self.tr("Connecting…") if is_busy else self.tr("Test connection"))
        self.test.set_obstacle(self._why_no_test())
        self.cancel.setVisible(is_busy)

    def _why_no_test(self) -> str:
        if self._request.is_active:
            return self.tr("The cluster is being asked. This can take a minute.")
        return "" if self.address.text().strip() else self.tr("Enter an address first.")

    @Slot(object)
    def _on_address_changed(self, address: str) -> None:
        self._settings.change(cluster=address)
        self._say_nothing()
        self._show()

    @Slot()
    def _on_test_clicked(self) -> None:
        if self.address.finish() and self.address.value():
            self._say_nothing()
            self._request.ask(TryCluster(self.address.value()))

    @Slot(object)
    def _on_answered(self, event: ClusterTried) -> None:
        fit = [node for node in event.nodes if node.problem is None]
        cpus, gpus = sum(node.cpus for node in fit), sum(node.gpus for node in fit)
        text = self.tr("%n computer(s) can train.", "", len(fit))
        is_whole = len(fit) == len(event.nodes)
        self.result.show_text(
            ("good" if is_whole else "warning") if fit else "error",
            self.tr("{computers} Processors: {cpus}, GPUs: {gpus}.").format(
                computers=text, cpus=cpus, gpus=gpus
            ),
        )
        self.result.show()
        self.lines.setText("\n".join(self._line(node) for node in event.nodes))
        self.lines.setVisible(bool(event.nodes))
        self._show()

    def _line(self, node: ClusterNode) -> str:
        if node.problem is not None:
            return translated(node.problem)
        return self.tr("{node}: processors: {cpus}, GPUs: {gpus}").format(
            node=node.name, cpus=node.cpus, gpus=node.gpus
        )

    @Slot(object)
    def _on_failed(self, event: Failed) -> None:
        self.result.show_text("error", translated(event.sentence))
        self.result.show()
        self._show()

    @Slot()
    def _on_cancelled(self) -> None:
        self._say_nothing()
        self._show()

    def _say_nothing(self) -> None:
        self.result.hide()
        self.lines.hide()
