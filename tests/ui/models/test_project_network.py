"""The layers of the recipe in force."""

from fake_engine import LAYERS, FakeEngine
from project_models import Models, with_data
from pytestqt.qtbot import QtBot

from studio.core.wire.messages import Describe, Described


def test_layers_are_asked_for_once_and_late_answers_are_dropped(
    opened: Models, engine: FakeEngine, qtbot: QtBot
) -> None:
    asked = sum(isinstance(command, Describe) for command in engine.sent)
    for side in (40, 48, 56):
        opened.project.set_recipe(with_data(opened.project.recipe, image_size=(side, side)), "size")
    late = Described(9999, LAYERS[:1])
    engine.tell(late)
    qtbot.waitUntil(
        lambda: sum(isinstance(command, Describe) for command in engine.sent) > asked,
        timeout=5000,
    )
    qtbot.wait(50)
    assert sum(isinstance(command, Describe) for command in engine.sent) == asked + 1
    assert opened.network.layers == LAYERS
