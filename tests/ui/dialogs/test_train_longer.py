from pytestqt.qtbot import QtBot

from studio.core.recipes.recipe_ranges import range_of
from studio.ui.dialogs.train_longer import TrainLongerDialog
from studio.ui.theme import Theme


def test_no_more_epochs_are_offered_than_a_recipe_can_have(theme: Theme, qtbot: QtBot) -> None:
    most = range_of("stage.epochs").highest
    assert most is not None
    for trained, highest in ((0, most), (40, most - 40), (int(most), 1)):
        dialog = TrainLongerDialog(theme, trained)
        qtbot.addWidget(dialog)
        assert dialog.count.limits().highest == highest
        assert dialog.count.limits().lowest == 1
