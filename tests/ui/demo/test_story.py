from pathlib import Path

import pytest
from evaluated_run import write_predictions
from fake_engine import FakeEngine
from pytestqt.qtbot import QtBot
from run_on_disk import write_run

from studio.app import Studio
from studio.core.base.errors import InputError
from studio.core.base.sentences import say
from studio.core.runs.run_folder import RunFolder
from studio.core.wire import messages
from studio.core.wire.messages import Certificate, Command
from studio.demo import run_demo
from studio.demo.story import Story

PICTURES = [
    "1-start.png",
    "2-data.png",
    "3-model.png",
    "4-training.png",
    "5-trained.png",
    "6-evaluate.png",
    "7-export.png",
]


class WillingEngine(FakeEngine):
    """Trains and exports whatever it is asked, at once."""

    fails = False

    def _answer(self, command: Command) -> None:
        super()._answer(command)
        if isinstance(command, messages.Train):
            self._train(command)
        elif isinstance(command, messages.Export):
            proof = Certificate(command.file, 16, 0.0, True, "Keras 3", 1000)
            self.tell(messages.Exported(command.request, proof))

    def _train(self, command: messages.Train) -> None:
        if self.fails:
            self.tell(
                messages.Failed(
                    command.request, messages.FailureKind.WORK, say("The disk is full.")
                )
            )
            return
        recipe = command.recipe
        run = write_run(Path(command.runs), recipe, Path(recipe.data.folder))
        write_predictions(RunFolder(run), *RunFolder(run).dataset())
        self.begin_run(run, epochs=5)
        for epoch in range(1, 6):
            self.train_epoch(epoch)
        self.end_run(run)


@pytest.fixture
def willing(studio: Studio, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    """The pretended engine, made to do what it is asked."""
    monkeypatch.setattr(engine, "__class__", WillingEngine)
    return engine


def _story(studio: Studio, folder: Path) -> Story:
    context = studio.window.pages._context
    return Story(context, studio.window, folder, pause=0.01)


def test_the_story_goes_to_the_exported_file_and_keeps_pictures(
    studio: Studio, willing: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    story = _story(studio, tmp_path / "pictures")
    with qtbot.waitSignal(story.ended, timeout=60_000) as caught:
        story.begin()
    assert caught.args == [""]
    assert sorted(path.name for path in (tmp_path / "pictures").iterdir()) == PICTURES
    command = willing.last(messages.Export)
    assert isinstance(command, messages.Export)
    assert command.file.endswith(".h5")


@pytest.mark.parametrize("name", ["a file/pictures", "a file"])
def test_a_place_that_cannot_be_written_is_said_before_the_window_opens(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "a file").write_text("precious")
    with pytest.raises(InputError, match="cannot be written"):
        run_demo(tmp_path / name)
    assert (tmp_path / "a file").read_text() == "precious"


def test_a_picture_that_is_lost_on_the_way_ends_the_story(
    studio: Studio, willing: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    pictures = tmp_path / "pictures"
    pictures.write_text("in the way")
    story = _story(studio, pictures)
    with qtbot.waitSignal(story.ended, timeout=60_000) as caught:
        story.begin()
    assert "1-start.png could not be written" in caught.args[0]


def test_a_failure_ends_the_story_with_its_sentence(
    studio: Studio, willing: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    WillingEngine.fails = True
    story = _story(studio, tmp_path / "pictures")
    try:
        with qtbot.waitSignal(story.ended, timeout=60_000) as caught:
            story.begin()
    finally:
        WillingEngine.fails = False
    assert caught.args == ["The disk is full."]
    assert not (tmp_path / "pictures" / "7-export.png").exists()
