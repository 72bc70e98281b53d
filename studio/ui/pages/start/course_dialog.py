"""The examples of the course on transfer learning, each one click away from its project."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from studio.core.networks.catalogue import backbone
from studio.core.networks.weight_files import Standing
from studio.core.plan.presets import Preset, course_examples, find_preset
from studio.ui.pages.card_column import CardColumn
from studio.ui.texts.format import bytes_text, count_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.label import Label
from studio.ui.widgets.segmented_control import SegmentedControl

_BYTES_OF_A_WEIGHT = 4


class CourseExample(QWidget):
    """One example: what it teaches, what it needs, and the buttons that make a project of it.

    Signals:
        sample_wanted(str): key of the recipe that the sample is wanted with.
        folder_wanted(str): key of the recipe that a folder of one's own is wanted with.
    """

    sample_wanted = Signal(str)
    folder_wanted = Signal(str)

    def __init__(self, theme: Theme, preset: Preset, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = {preset.key: preset}
        if preset.offline:
            self._rows[preset.offline] = find_preset(preset.offline)
        self._title = Label(theme, translated(preset.title), Role.STRONG)
        self._needs = Label(theme, "", Role.CAPTION, wraps=True)
        self.network = SegmentedControl(
            theme,
            self.tr("Network of “{example}”").format(example=translated(preset.title)),
            [(key, row.recipe.model.backbone) for key, row in self._rows.items()],
        )
        self.network.setVisible(bool(preset.offline))
        self.make = Button(theme, self.tr("Make a project"), icon="plus", small=True)
        self.on_folder = Button(
            theme, self.tr("With my folder…"), Variant.QUIET, icon="folder", small=True
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(Label(theme, translated(preset.help), Role.DIM, wraps=True))
        words.addWidget(self._needs)
        chosen = QHBoxLayout()
        chosen.addWidget(self.network)
        chosen.addStretch(1)
        words.addSpacing(4 if preset.offline else 0)
        words.addLayout(chosen)
        words.addStretch(1)
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.make)
        buttons.addWidget(self.on_folder)
        buttons.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * GRID)
        row.addLayout(words, 1)
        row.addLayout(buttons)
        for button in (self.make, self.on_folder):
            name = f"{button.text()} · {translated(preset.title)}"
            button.setAccessibleName(name)
        self.make.clicked.connect(self._on_make_clicked)
        self.on_folder.clicked.connect(self._on_folder_clicked)
        self.network.choice_chosen.connect(self._show_needs)
        if preset.standing is not None and not preset.standing.is_here and preset.offline:
            self.network.set_choice(preset.offline)
        self._show_needs()

    @property
    def preset(self) -> Preset:
        """The row whose recipe is offered: with its own network, or with that of the program."""
        return self._rows[self.network.choice()]

    def needs(self) -> str:
        """Return what it needs, as shown."""
        return self._needs.text()

    @Slot()
    def _show_needs(self) -> None:
        recipe = self.preset.recipe
        height, width = recipe.data.image_size
        facts = [
            self.tr("%Ln epoch(s)", "", recipe.epochs),
            self.tr("{width} × {height} pixels").format(
                width=count_text(width), height=count_text(height)
            ),
            self._weights_text(),
        ]
        self._needs.setText(" · ".join(facts))

    def _weights_text(self) -> str:
        name = self.preset.recipe.model.backbone
        match self.preset.standing:
            case None:
                return self.tr("needs no pretrained weights")
            case Standing.INSTALLED:
                return self.tr("weights come with the program")
            case Standing.HERE:
                return self.tr("weights are on this computer")
            case _:
                size = backbone(name).parameters * _BYTES_OF_A_WEIGHT
                text = self.tr("weights are downloaded first, about {size}")
                return text.format(size=bytes_text(size))

    @Slot()
    def _on_make_clicked(self) -> None:
        self.sample_wanted.emit(self.preset.key)

    @Slot()
    def _on_folder_clicked(self) -> None:
        self.folder_wanted.emit(self.preset.key)


class CourseDialog(QDialog):
    """Lists the examples; it is gone when one is chosen, or closed.

    Signals:
        sample_chosen(str): key of a recipe; its sample is to become a project.
        folder_chosen(str, object): key of a recipe, and the Path of the images it is for.
    """

    sample_chosen = Signal(str)
    folder_chosen = Signal(str, object)

    def __init__(self, theme: Theme, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Examples of the course")
        self.setWindowTitle(title)
        self._folder = folder
        self.examples = [CourseExample(theme, preset) for preset in course_examples()]
        parts: list[QWidget] = []
        for at, example in enumerate(self.examples):
            parts += [_rule(), example] if at else [example]
            example.sample_wanted.connect(self._on_sample_wanted)
            example.folder_wanted.connect(self._on_folder_wanted)
        rows = CardColumn([(part, 0) for part in parts])
        close = Button(theme, self.tr("Close"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        text = self.tr(
            "Six ways to teach a network to tell birds from mammals with 2,000 images: from "
            "scratch, with a frozen base, and fine-tuned. Train several and compare the runs."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label(theme, title, Role.TITLE))
        column.addWidget(Label(theme, text, Role.DIM, wraps=True))
        column.addWidget(rows, 1)
        column.addLayout(foot)
        self.resize(760, 640)
        close.clicked.connect(self.reject)

    @Slot(str)
    def _on_sample_wanted(self, key: str) -> None:
        self.accept()
        self.sample_chosen.emit(key)

    @Slot(str)
    def _on_folder_wanted(self, key: str) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Image folder"), str(self._folder))
        if chosen:
            self.accept()
            self.folder_chosen.emit(key, Path(chosen))


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("variant", "rule")
    return rule
