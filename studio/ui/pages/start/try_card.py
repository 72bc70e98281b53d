"""Something to train at once, without pictures of one's own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from studio.core.base import paths
from studio.core.plan.presets import lessons_of
from studio.core.samples.table import SAMPLES
from studio.ui.pages.start.sample_tile import SampleTile
from studio.ui.pages.task_views import TASK_VIEWS
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.drop_zone import DropZone
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.label import Label
from studio.ui.widgets.segmented_control import SegmentedControl

_TASK_OF_COURSE = "classify"


class TryCard(Card):
    """A tile for each built-in sample, a trained network to look into, a place for a folder.

    Signals:
        sample_chosen(str, str): name of the sample, and key of the task.
        preset_chosen(str): key of a recipe that is known to go well with a sample.
        folder_wanted: the person pressed the place for a folder; a dialog may open.
        path_dropped: the Path that was dropped.
        look_wanted: the person wants to look inside the network that comes with the program.
        course_wanted: the person wants to see the examples of the course.
    """

    sample_chosen = Signal(str, str)
    preset_chosen = Signal(str)
    folder_wanted = Signal()
    path_dropped = Signal(object)
    look_wanted = Signal()
    course_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Try it now"))
        self.task = SegmentedControl(
            theme,
            self.tr("What to do with the images"),
            [(view.key, view.short_title()) for view in TASK_VIEWS],
        )
        self.add_action(self.task)
        self.tiles: dict[str, SampleTile] = {}
        row = QHBoxLayout()
        row.setSpacing(12)
        for sample in SAMPLES:
            tile = SampleTile(
                theme,
                QCoreApplication.translate("Samples", sample.title),
                QCoreApplication.translate("Samples", sample.description),
                paths.resources() / "samples" / f"{sample.name}.png",
            )
            tile.setObjectName(sample.name)
            tile.clicked.connect(self._on_tile_clicked)
            self.tiles[sample.name] = tile
            row.addWidget(tile, 1)
        self.presets: dict[str, Button] = {}
        self.course = Button(theme, self.tr("Examples of the course…"), icon="flask", small=True)
        self.course.setToolTip(
            self.tr("From scratch, frozen or fine-tuned: six recipes, each ready to train.")
        )
        self._presets: dict[str, QWidget] = {}
        for view in TASK_VIEWS:
            self._presets[view.key] = self._preset_buttons(theme, view.key)
        self.drop_zone = DropZone(
            theme,
            self.tr("Drop a folder of images here"),
            hint=self.tr("your files are never changed"),
        )
        # It takes what the page has to spare, and no more than its words where that is little.
        self.drop_zone.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.look = Button(theme, self.tr("Look inside a trained network"), icon="inspect")
        self.look.setToolTip(
            self.tr(
                "EfficientNet-Lite0, which tells 1,000 classes of photographs apart, comes with "
                "the program. See its filters and what it makes of an image, without a project."
            )
        )
        text = self.tr("Images that come with the program. No internet needed.")
        self.body.addWidget(Label(theme, text, Role.DIM, wraps=True))
        self.body.addLayout(row)
        for buttons in self._presets.values():
            self.body.addWidget(buttons)
        self.body.addWidget(self.look)
        self.body.addSpacing(8)
        self.body.addWidget(self.drop_zone, 1)
        self.task.choice_chosen.connect(self._show_presets)
        self._show_presets()
        self.look.clicked.connect(self.look_wanted)
        self.course.clicked.connect(self.course_wanted)
        self.drop_zone.clicked.connect(self.folder_wanted)
        self.drop_zone.paths_dropped.connect(self._on_paths_dropped)

    def _preset_buttons(self, theme: Theme, task: str) -> QWidget:
        """Return a button for each recipe that is known to go well with a sample."""
        holder = QWidget()
        flow = FlowLayout(holder, GRID)
        for preset in lessons_of(task):
            button = Button(theme, translated(preset.title), icon="flask", small=True)
            button.setToolTip(translated(preset.help))
            button.clicked.connect(partial(self.preset_chosen.emit, preset.key))
            self.presets[preset.key] = button
            flow.addWidget(button)
        if task == _TASK_OF_COURSE:
            flow.addWidget(self.course)
        return holder

    @Slot()
    def _show_presets(self) -> None:
        """Offer those of the chosen task."""
        for task, buttons in self._presets.items():
            buttons.setVisible(task == self.task.choice())

    @Slot()
    def _on_tile_clicked(self) -> None:
        self.sample_chosen.emit(self.sender().objectName(), self.task.choice())

    @Slot(object)
    def _on_paths_dropped(self, paths: list[object]) -> None:
        self.path_dropped.emit(paths[0])
