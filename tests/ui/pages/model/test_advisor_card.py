"""The advisor's card and its dialog; the engine answers what it is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_engine import FakeEngine
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.base.sentences import say
from studio.core.metrics.feature_test import DepthTest, FeatureTest
from studio.core.plan.transfer import propose, with_proposal
from studio.core.plan.transfer_ways import with_features
from studio.core.wire import messages
from studio.ui.pages.model.feature_dialog import FeatureDialog
from studio.ui.pages.model.model_page import ModelPage
from studio.ui.texts.suggested_names import with_own_names


def depth(layer: str, right: int, here: int, last: int) -> DepthTest:
    correct = {"logistic": right, "svm": right - 1, "nearest": right - 2}
    strengths = {"logistic": 0.1, "svm": 0.01}
    return DepthTest(layer, layer.partition("_")[0], 24, correct, strengths, 2.0, here, last)


TEST = FeatureTest(
    (
        depth("block1a_bn", 70, 9, 10),
        depth("block4c_add", 90, 40, 5),
        depth("top_activation", 55, 0, 0),
    ),
    4,
    12.0,
    48,
    100,
    upper=("block7a_*", "top_*"),
)


@pytest.fixture
def page(studio: Studio, images_folder: Path, qtbot: QtBot) -> ModelPage:
    studio.new_project.create_from_folder(str(images_folder))
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    pretrained(studio)
    studio.window.show_page("model")
    shown = studio.window.pages.page("model")
    assert isinstance(shown, ModelPage)
    return shown


def pretrained(studio: Studio, weights: str = "imagenet") -> None:
    recipe = studio.project.recipe
    model = replace(recipe.model, backbone="EfficientNetLite0", weights=weights)
    data = replace(recipe.data, image_size=(224, 224))
    studio.project.set_recipe(replace(recipe, model=model, data=data), "backbone")


def asked(studio: Studio) -> tuple[FakeEngine, messages.TryFeatures]:
    engine = studio.client
    assert isinstance(engine, FakeEngine)
    return engine, engine.last(messages.TryFeatures)


def opened(page: ModelPage) -> FeatureDialog:
    page.advisor.try_features.click()
    dialog = page.advisor.findChildren(FeatureDialog)[-1]
    assert isinstance(dialog, FeatureDialog)
    return dialog


def answered(studio: Studio, page: ModelPage) -> FeatureDialog:
    dialog = opened(page)
    engine, command = asked(studio)
    engine.tell(messages.FeaturesTried(command.request, TEST))
    return dialog


def test_the_proposal_is_put_into_the_recipe_in_one_step(studio: Studio, page: ModelPage) -> None:
    before = studio.project.recipe
    dialog = opened(page)
    engine, command = asked(studio)
    assert command.recipe == before
    engine.tell(messages.Progress(command.request, messages.Phase.TRYING_FEATURES, 20, 100))
    assert dialog._bar.share() == 0.2
    assert not dialog.take.isVisibleTo(dialog)
    engine.tell(messages.FeaturesTried(command.request, TEST))
    assert "block4c_add" in dialog.evidence.plane.accessibleDescription()
    assert "Logistic regression" in dialog.evidence.chart.chart.summary()
    dialog.take.click()
    expected = with_own_names(with_proposal(before, propose(TEST), TEST), before)
    assert studio.project.recipe == expected
    assert studio.project.recipe.model.features == "block4c_add"
    assert not page.advisor.use.isEnabled()  # there is nothing left to change
    studio.project.undo()
    assert studio.project.recipe == before
    assert page.advisor.use.isEnabled()
    page.advisor.use.click()
    assert studio.project.recipe == expected


def test_a_layer_is_put_into_the_recipe_with_its_solver(studio: Studio, page: ModelPage) -> None:
    before = studio.project.recipe
    dialog = answered(studio, page)
    assert dialog.layers.value() == "block4c_add"  # the best
    dialog.layers.set_value("")
    dialog.solvers.set_value("svm")
    dialog.use_layer.click()
    expected = with_own_names(with_features(before, None, "svm"), before)
    assert studio.project.recipe == expected


def test_a_second_look_asks_nothing_until_network_or_images_change(
    studio: Studio, page: ModelPage
) -> None:
    answered(studio, page).cancel.click()
    _, command = asked(studio)
    assert page.advisor.try_features.text() == "Show evidence…"
    dialog = opened(page)
    assert asked(studio)[1].request == command.request
    assert dialog.take.isVisibleTo(dialog)
    dialog.cancel.click()
    recipe = studio.project.recipe
    data = replace(recipe.data, image_size=(96, 96))
    studio.project.set_recipe(replace(recipe, data=data), "size")
    assert page.advisor.try_features.text() == "Try the features…"
    assert not page.advisor.use.isVisibleTo(page.advisor)
    studio.project.undo()
    assert page.advisor.use.isVisibleTo(page.advisor)


def test_closing_gives_the_test_up_and_a_failure_can_be_tried_again(
    studio: Studio, page: ModelPage
) -> None:
    dialog = opened(page)
    engine, command = asked(studio)
    dialog.cancel.click()
    assert engine.last(messages.Cancel).request == command.request
    dialog = opened(page)
    reason = say("There is no room.")
    request = asked(studio)[1].request
    engine.tell(messages.Failed(request, messages.FailureKind.WORK, reason))
    assert dialog.again.isVisibleTo(dialog)
    dialog.again.click()
    assert asked(studio)[1].request != request
    dialog.cancel.click()


def test_where_nothing_was_learned_the_card_says_why_not(studio: Studio, page: ModelPage) -> None:
    assert page.advisor.try_features.isEnabled()
    pretrained(studio, "random")
    assert not page.advisor.try_features.isEnabled()
    assert "weights are random" in page.advisor._about.text()
    recipe = studio.project.recipe
    model = replace(recipe.model, backbone="VGG16", weights="imagenet")
    studio.project.set_recipe(replace(recipe, model=model), "backbone")
    assert not page.advisor.try_features.isEnabled()
    assert "not on this computer" in page.advisor._about.text()


def test_a_running_training_is_not_disturbed(studio: Studio, page: ModelPage) -> None:
    project = studio.project.project
    assert project is not None
    studio.run.train(studio.project.recipe, project)
    assert not page.advisor.try_features.isEnabled()
    assert page.advisor.try_features.toolTip()


def test_a_solver_hides_what_it_does_not_read(studio: Studio, page: ModelPage) -> None:
    form = page.stages._form
    rate, optimizer = form.editor("stage.learning_rate"), form.editor("stage.optimizer")
    assert rate.isVisibleTo(form)
    optimizer.setCurrentIndex(optimizer.findData("logistic"))
    optimizer.activated.emit(optimizer.currentIndex())
    stage = studio.project.recipe.stage[0]
    assert (stage.optimizer, stage.train, stage.epochs) == ("logistic", ("head",), 1)
    assert not rate.isVisibleTo(form)
    assert not page.stages.find_rate.isEnabled()
    studio.project.undo()
    assert rate.isVisibleTo(form)
