"""What will be trained, before the first run: a last look and the button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.core.advice import Advice, RecipeFix, Severity, advise
from studio.core.recipes.recipe import Stage
from studio.ui.models.obstacles import obstacle
from studio.ui.models.situation import forecasts, image_counts, situation_of
from studio.ui.pages.advice_list import AdviceList
from studio.ui.pages.page import PageContext
from studio.ui.pages.rough_time import rough_time
from studio.ui.texts.format import count_text
from studio.ui.texts.network_text import network_summary
from studio.ui.texts.stage_text import method_text
from studio.ui.texts.suggested_names import with_own_names
from studio.ui.texts.translation import translated
from studio.ui.theme import Role
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.card import Card
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Label

WIDTH = 560


class ReadyPanel(QScrollArea):
    """Images, network and stages in a few lines, what speaks against it, and Start.

    Signals:
        start_chosen(): the button was pressed.
        data_wanted(): the images are to be put right first.
        comparison_wanted(): several trainings are to be compared.
        search_wanted(): the best values of some fields are to be searched.
    """

    start_chosen = Signal()
    data_wanted = Signal()
    comparison_wanted = Signal()
    search_wanted = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._card = Card(theme, self.tr("Ready to train"))
        self._project = KeyValueRow(theme, self.tr("Project"))
        self._images = KeyValueRow(theme, self.tr("Images"))
        self._parts = KeyValueRow(theme, self.tr("Training, validation, test"))
        self._network = KeyValueRow(theme, self.tr("Network"))
        self._stages: list[KeyValueRow] = []
        self._forecast = KeyValueRow(theme, self.tr("Forecast"))
        self._advice = AdviceList(theme)
        self._start = Button(theme, self.tr("Start training"), Variant.PRIMARY, icon="play")
        self._note = Label(theme, self.tr("You can pause and resume at any time."), Role.CAPTION)
        self._data = Button(theme, self.tr("Go to data"))
        self.compare = Button(theme, self.tr("Compare variants…"), icon="chart")
        self.search = Button(theme, self.tr("Search…"), icon="search")
        self.search.setToolTip(self.tr("Find the best values of some fields"))
        self._lay_out()
        self.compare.clicked.connect(self.comparison_wanted)
        self.search.clicked.connect(self.search_wanted)
        self._data.clicked.connect(self.data_wanted)
        self._start.clicked.connect(self.start_chosen)
        self._advice.fix_chosen.connect(self._on_fix_chosen)
        project = context.project
        for signal in (
            project.recipe_changed,
            context.images.split_changed,
            context.network.layers_changed,
            context.images.dataset_changed,
            project.read_only_changed,
            context.search.status_changed,
            context.queue.changed,
        ):
            signal.connect(self.refresh)
        context.client.ready.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        for row in (self._project, self._images, self._parts, self._network):
            self._card.body.addWidget(row)
        self._card.body.addWidget(self._forecast)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._start)
        foot.addWidget(self._data)
        foot.addWidget(self.compare)
        foot.addWidget(self.search)
        foot.addStretch(1)
        self._card.body.addSpacing(4)
        self._card.body.addLayout(foot)
        self._card.body.addWidget(self._note)
        middle = QWidget()
        middle.setFixedWidth(WIDTH)
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(16)
        inner.addStretch(1)
        inner.addWidget(self._card)
        inner.addWidget(self._advice)
        inner.addStretch(2)
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(middle)
        across.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(holder)

    @property
    def start_button(self) -> Button:
        """The button that starts."""
        return self._start

    @Slot()
    def refresh(self) -> None:
        """Show the project as it is now."""
        project = self._context.project
        recipe, images = project.recipe, image_counts(self._context)
        self._project.set_value(recipe.name)
        if images is not None and self._context.images.dataset is not None:
            classes = len(self._context.images.dataset.classes)
            text = self.tr("{images} in {classes}") if classes else "{images}"
            self._images.set_value(
                text.format(
                    images=count_text(sum(images)), classes=self.tr("%Ln class(es)", "", classes)
                )
            )
            self._parts.set_value(" · ".join(count_text(part) for part in images))
        self._network.set_value(network_summary(recipe))
        self._show_stages(recipe.stage)
        device = self._context.client.device
        times = forecasts(self._context, device)
        self._forecast.setVisible(bool(times))
        total = rough_time(sum(time.total for time in times))
        self._forecast.set_value(self.tr("about {time}").format(time=total))
        advice = advise(situation_of(self._context, device))
        self._advice.set_advice([item for item in advice if item.severity is not Severity.HINT])
        is_possible = not any(item.severity is Severity.ERROR for item in advice)
        self._card.set_title(
            self.tr("Ready to train") if is_possible else self.tr("Not ready to train yet")
        )
        reason = obstacle("train", self._context)
        self._start.set_obstacle(translated(reason) if reason else "")
        self._data.setVisible(self._context.images.problem is not None)
        self._note.setVisible(is_possible)
        self._advice.setEnabled(project.read_only is None)

    def _show_stages(self, stages: tuple[Stage, ...]) -> None:
        body = self._card.body
        while self._stages:
            gone = self._stages.pop()
            body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for number, stage in enumerate(stages, 1):
            title = self.tr("Stage {number}: {name}").format(number=number, name=stage.name)
            epochs = self.tr("%Ln epoch(s)", "", stage.epochs)
            value = f"{epochs} · {method_text(stage)}"
            row = KeyValueRow(self._context.theme, title, value)
            self._stages.append(row)
            body.insertWidget(body.indexOf(self._forecast), row)

    @Slot(object)
    def _on_fix_chosen(self, advice: Advice) -> None:
        project = self._context.project
        if isinstance(advice.fix, RecipeFix):
            recipe = with_own_names(advice.fix.apply(project.recipe), project.recipe)
            project.set_recipe(recipe, self.tr("advice followed"))
