"""The network of the open project: the layers that the engine builds from its recipe."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.core.base.sentences import Sentence
from studio.core.networks.layers import Layer
from studio.core.networks.model_input import ModelInput
from studio.core.recipes.recipe import needs_classes
from studio.core.tasks.table import task
from studio.core.wire.messages import Describe, Described, Failed, FailureKind
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.engine_request import Request
from studio.ui.models.open_project import OpenProject
from studio.ui.models.project_images import ProjectImages

DESCRIBE_MS = 250

NETWORK = "network"
"""What a failure may be about, as `OpenProject.failed` says it."""


class ProjectNetwork(QObject):
    """Layers of the recipe in force; asked for again when what they follow from has changed.

    Signals:
        layers_changed: a tuple of `Layer`, empty while it is not known; what is left out of the
            backbone may have changed alone.
        describing_changed: whether the layers are being asked for.
    """

    layers_changed = Signal(object)
    describing_changed = Signal(bool)

    def __init__(
        self,
        client: EngineClient,
        project: OpenProject,
        images: ProjectImages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._project = project
        self._images = images
        self._layers: tuple[Layer, ...] = ()
        self._left_out: tuple[Layer, ...] = ()
        self._file_classes: tuple[str, ...] = ()
        self._reads: ModelInput | None = None
        self._problem: Sentence | None = None
        self._is_describing = False
        self._request: Request | None = None
        self._described: object = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DESCRIBE_MS)
        self._timer.timeout.connect(self._ask)
        client.hello_received.connect(self._describe_soon)
        project.closed.connect(self._describe_soon)
        project.recipe_edited.connect(self._describe_soon)
        images.dataset_changed.connect(self._describe_soon)

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The network's layers, empty until the engine has described it."""
        return self._layers

    @property
    def left_out(self) -> tuple[Layer, ...]:
        """Layers of the backbone behind the features, which the network leaves out."""
        return self._left_out

    @property
    def file_classes(self) -> tuple[str, ...]:
        """The classes that a model of one's own told apart before, where it says so."""
        return self._file_classes

    @property
    def reads(self) -> ModelInput | None:
        """What images a model of one's own reads, None of any other or while it is not known."""
        return self._reads

    @property
    def is_describing(self) -> bool:
        """Whether the layers of the recipe in force are still to come."""
        return self._is_describing

    @property
    def problem(self) -> Sentence | None:
        """Why the network cannot be built, None where it can or nobody has tried."""
        return self._problem

    @Slot()
    def _describe_soon(self) -> None:
        key = self._key()
        if key == self._described:
            return
        self._described = key
        self._forget()  # what is on its way answers another question
        self._problem = None
        self._project.recover(NETWORK)
        self._set_describing(key is not None)
        if key is None:
            self._set_layers(())
        else:
            self._timer.start()

    def _key(self) -> object:
        """Return what the layers follow from, None where nothing can be built."""
        dataset = self._images.dataset
        if self._project.project is None or dataset is None:
            return None
        recipe = self._project.recipe
        about, data = task(recipe.task), recipe.data
        has_classes = needs_classes(recipe)
        if has_classes and not dataset.classes:
            return None
        tables = tuple(getattr(recipe, name) for name in about.settings)
        classes = len(dataset.classes) if has_classes else 0
        return (recipe.task, tables, data.image_size, data.color, classes)

    @Slot()
    def _ask(self) -> None:
        dataset = self._images.dataset
        if dataset is None or self._project.project is None:
            return
        describe = Describe(self._project.recipe, len(dataset.classes))
        self._request = self._client.ask(describe)
        self._request.answered.connect(self._on_described)
        self._request.failed.connect(self._on_failed)

    def _forget(self) -> None:
        if self._request is not None:
            self._request.cancel()  # a large model of one's own may take long to open
            self._request.forget()
        self._request = None

    @Slot(object)
    def _on_described(self, event: Described) -> None:
        self._request = None
        self._problem = event.refusal
        self._set_layers(event.layers, event.left_out, event.file_classes, event.reads)
        self._set_describing(False)

    @Slot(object)
    def _on_failed(self, event: Failed) -> None:
        self._request = None
        self._described = None
        self._problem = event.sentence
        self._set_layers(())
        self._set_describing(False)
        if (
            event.kind is FailureKind.DEFECT
        ):  # else said on the page Model; a fresh engine is asked again
            self._project.fail(NETWORK, event.sentence, event.details)

    def _set_layers(
        self,
        layers: tuple[Layer, ...],
        left_out: tuple[Layer, ...] = (),
        file_classes: tuple[str, ...] = (),
        reads: ModelInput | None = None,
    ) -> None:
        found = (layers, left_out, file_classes, reads)
        if found != (self._layers, self._left_out, self._file_classes, self._reads):
            self._layers, self._left_out, self._file_classes, self._reads = found
            self.layers_changed.emit(layers)

    def _set_describing(self, is_describing: bool) -> None:
        if is_describing is not self._is_describing:
            self._is_describing = is_describing
            self.describing_changed.emit(is_describing)
