import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from studio.ui.pages.inspect.prediction_card import PredictionCard
from studio.ui.pages.inspect.subject import PREDICTED
from studio.ui.theme import Theme

CLASSES = tuple(f"class {at}" for at in range(8))
PROBABILITIES = np.array([0.01, 0.5, 0.02, 0.3, 0.1, 0.04, 0.0, 0.03], "f4")


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> PredictionCard:
    made = PredictionCard(theme)
    qtbot.addWidget(made)
    made.show_prediction(PROBABILITIES, CLASSES)
    made.show()
    return made


def test_the_strongest_five_are_shown_and_the_first_is_explained(card: PredictionCard) -> None:
    assert [row.text() for row in card.rows()] == [f"class {at}" for at in (1, 3, 4, 5, 7)]
    assert card.rows()[0].isChecked()
    assert card.label() == PREDICTED
    assert card.rows()[1].share() == pytest.approx(0.3)


def test_any_class_can_be_explained_and_stays_while_the_image_changes(
    card: PredictionCard, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(card.class_chosen) as told:
        card.rows()[2].click()
    assert told.args == [4]
    card._popup.choice_chosen.emit("6")
    assert card.label() == 6
    assert card.rows()[-1].text() == "class 6"
    assert card.rows()[-1].isChecked()
    card.show_prediction(PROBABILITIES[::-1].copy(), CLASSES)
    assert card.label() == 6
    card.show_prediction(np.array([0.25, 0.75], "f4"), ("cat", "dog"))  # another network
    assert card.label() == PREDICTED
    assert [row.text() for row in card.rows()] == ["dog", "cat"]
