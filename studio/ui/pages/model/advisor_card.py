"""The advisor: which way to use a pretrained network suits these images."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.metrics.feature_test import FeatureTest
from studio.core.plan.backbone_change import is_pretrained
from studio.core.plan.transfer import propose, with_proposal
from studio.core.plan.transfer_ways import WAYS, with_features, without_head
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.recipe_difference import training_differences
from studio.core.wire import messages
from studio.ui.models.situation import are_weights_here, backbone_of
from studio.ui.pages.model.feature_dialog import FeatureDialog
from studio.ui.pages.model.feature_evidence import proposal_text
from studio.ui.pages.page import PageContext
from studio.ui.texts.fields import differences_text
from studio.ui.texts.suggested_names import with_own_names
from studio.ui.texts.translation import translated
from studio.ui.theme import Role
from studio.ui.widgets.button import Button
from studio.ui.widgets.foldable_card import FoldableCard
from studio.ui.widgets.label import Label
from studio.ui.widgets.toast import announce


class AdvisorCard(FoldableCard):
    """Has the features tried, says what that leads to, and fills in the recipe on request.

    What was found is remembered while network and images stay the same.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, "", parent)
        self.set_title(self.tr("Advisor"))
        theme = context.theme
        self._context = context
        self._project = context.project
        self._may_edit = True
        self._known: dict[object, FeatureTest] = {}
        self._about = Label(theme, "", Role.DIM, wraps=True)
        self._proposal = Label(theme, "", Role.STRONG, wraps=True)
        self._meaning = Label(theme, "", Role.DIM, wraps=True)
        self._changed = Label(theme, "", Role.CAPTION, wraps=True)
        self.try_features = Button(theme, self.tr("Try the features…"), icon="flask", small=True)
        self.use = Button(theme, self.tr("Use it"), small=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.try_features)
        buttons.addWidget(self.use)
        buttons.addStretch(1)
        for label in (self._about, self._proposal, self._meaning, self._changed):
            self.body.addWidget(label)
        self.body.addLayout(buttons)
        self.try_features.clicked.connect(self._on_try_clicked)
        self.use.clicked.connect(self._use_proposal)
        context.run.state_changed.connect(self.show_recipe)
        context.images.split_changed.connect(self.show_recipe)

    def set_may_edit(self, may_edit: bool) -> None:
        """Say whether the recipe may be filled in here; what was found can be read either way."""
        self._may_edit = may_edit
        self.show_recipe()

    @Slot()
    def show_recipe(self) -> None:
        """Show what is known of the recipe's network and images."""
        test, why_not = self._test, self._why_not()
        self._about.setText(why_not or self._about_text(test))
        self._proposal.setVisible(test is not None)
        self._meaning.setVisible(test is not None)
        self.try_features.setText(
            self.tr("Try the features…") if test is None else self.tr("Show evidence…")
        )
        obstacle = "" if test is not None else self._why_not_now() or why_not
        self.try_features.set_obstacle(obstacle)
        self.use.setVisible(test is not None)
        self.set_summary("")
        if test is not None:
            proposal = propose(test)
            text = proposal_text(proposal)
            self._proposal.setText(text)
            self._meaning.setText(translated(WAYS[proposal.way].help))
            self.set_summary(text)
            self._show_use(self._filled(test))
        else:
            self._changed.hide()

    def _show_use(self, filled: Recipe) -> None:
        recipe = self._project.recipe
        changes = differences_text(training_differences(recipe, filled), recipe, filled)
        self.use.set_obstacle(
            self.tr("Settings cannot be changed here.")
            if not self._may_edit
            else ""
            if changes
            else self.tr("The recipe is already set this way.")
        )
        self._changed.setVisible(True)
        self._changed.setText(
            self.tr("Would change: {changes}").format(changes=changes)
            if changes
            else self.tr("The recipe is set this way.")
        )

    def _about_text(self, test: FeatureTest | None) -> str:
        if test is not None:
            return self.tr("By size and kind of your images, and what the network makes of them:")
        return self.tr(
            "Few images or many, like photographs or not: which layers to use and to train follows "
            "from that. A test on your images measures it in about a minute."
        )

    def _why_not(self) -> str:
        """Return why this network has nothing that could be tried, or ""."""
        model = self._project.recipe.model
        if not is_pretrained(model):
            return self.tr(
                "The weights are random, so nothing was learned that could be used again. Choose "
                "pretrained weights."
            )
        if not are_weights_here(model, backbone_of(self._context)):
            return self.tr(
                "The pretrained weights are not on this computer. Download them first, in the card "
                "of the backbone."
            )
        return ""

    def _why_not_now(self) -> str:
        if self._context.run.state.status.is_alive:
            return self.tr("A training is running.")
        if self._context.images.split is None:
            return self.tr("The images are not known yet.")
        return ""

    @property
    def _key(self) -> object:
        """What a test hangs on."""
        recipe, split = self._project.recipe, self._context.images.split
        data = recipe.data
        parts = () if split is None else tuple(part.tobytes() for part in (split.train, split.test))
        place = self._project.project.folder if self._project.project is not None else None
        return (
            place,
            data.folder,
            data.image_size,
            data.color,
            recipe.seed,
            without_head(recipe.model),
            parts,
        )

    @property
    def _test(self) -> FeatureTest | None:
        return self._known.get(self._key)

    def _filled(self, test: FeatureTest) -> Recipe:
        recipe = self._project.recipe
        return with_own_names(with_proposal(recipe, propose(test), test), recipe)

    @Slot()
    def _on_try_clicked(self) -> None:
        project = self._project.project
        if project is None:
            return
        command = messages.TryFeatures(self._project.recipe, str(project.folder))
        dialog = FeatureDialog(
            self._context.theme,
            self._context.client,
            command,
            may_edit=self._may_edit,
            parent=self,
        )
        dialog.tried.connect(partial(self._remember, self._key))
        dialog.proposal_chosen.connect(self._use_proposal)
        dialog.features_chosen.connect(self._on_features_chosen)
        dialog.open()
        if self._test is not None:
            dialog.show_test(self._test)
        else:
            dialog.start()

    def _remember(self, key: object, test: FeatureTest) -> None:
        self._known[key] = test
        self.show_recipe()

    @Slot()
    def _use_proposal(self) -> None:
        if self._test is not None:
            self._put(self._filled(self._test), self.tr("the advisor's proposal"))

    @Slot(str, str)
    def _on_features_chosen(self, layer: str, solver: str) -> None:
        recipe = self._project.recipe
        filled = with_own_names(with_features(recipe, layer or None, solver), recipe)
        self._put(filled, self.tr("features of a layer"))

    def _put(self, filled: Recipe, what: str) -> None:
        """Put a recipe in force, and say in a toast in what it differs."""
        recipe = self._project.recipe
        changes = differences_text(training_differences(recipe, filled), recipe, filled)
        if changes:
            self._project.set_recipe(filled, what)
            announce(self, self.tr("Changed: {changes}").format(changes=changes))
