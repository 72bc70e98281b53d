from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from studio.core.networks.layers import Layer
from studio.ui.texts.format import shape_text
from studio.ui.theme import Theme
from studio.ui.widgets.layer_tree import LayerTree, Note
from studio.ui.widgets.layer_tree.layer_model import LayerModel


def conv(name: str, block: str) -> Layer:
    return Layer(name, "Conv2D", block, (14, 14, 512), 2000, 2000, 132)


LAYERS = [
    conv("block1_conv1", "block1"),
    conv("block1_conv2", "block1"),
    Layer("block1_pool", "MaxPooling2D", "block1", (7, 7, 512), 0, 0, 140),
    conv("block2_conv1", "block2"),
    Layer("head_dense", "Dense", "head", (3,), 771, 771, None),
]


def tree_of(theme: Theme, qtbot: QtBot) -> LayerTree:
    tree = LayerTree(theme, "Layers")
    qtbot.addWidget(tree)
    tree.set_layers(LAYERS)
    tree.resize(600, 500)
    tree.show()
    return tree


def row(tree: LayerTree, block: int, layer: int | None = None, column: int = 0) -> QModelIndex:
    model = tree.model()
    index = model.index(block, 0 if layer is not None else column)
    return index if layer is None else model.index(layer, column, index)


def state(tree: LayerTree, block: int, layer: int | None = None) -> object:
    return row(tree, block, layer).data(Qt.ItemDataRole.CheckStateRole)


def test_the_model_keeps_qts_rules(theme: Theme, qtbot: QtBot) -> None:
    model = LayerModel(theme)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning, model
    )
    model.set_layers(LAYERS)
    model.set_checked({"block1_conv1"})
    model.set_notes({"head": Note("trains")})
    model.set_layers(LAYERS[:2])
    assert tester.model() is model


def test_ticks_are_returned_and_setting_them_is_silent(theme: Theme, qtbot: QtBot) -> None:
    tree = tree_of(theme, qtbot)
    with qtbot.assertNotEmitted(tree.checked_changed):
        tree.set_checked({"block1_conv1", "head_dense", "block1_pool"})
    assert tree.checked() == {"block1_conv1", "head_dense"}
    assert state(tree, 0) == Qt.CheckState.PartiallyChecked
    assert state(tree, 2) == Qt.CheckState.Checked
    assert state(tree, 0, 2) is None
    assert tree.checklist().trainable_parameters() == 2771


def test_a_click_on_a_box_ticks_the_block(theme: Theme, qtbot: QtBot) -> None:
    tree = tree_of(theme, qtbot)
    place = tree.visualRect(row(tree, 0))
    with qtbot.waitSignal(tree.checked_changed):
        QTest.mouseClick(
            tree.viewport(),
            Qt.MouseButton.LeftButton,
            pos=QPoint(place.left() + 12, place.center().y()),
        )
    assert tree.checked() == {"block1_conv1", "block1_conv2"}


def test_space_ticks_every_chosen_row(theme: Theme, qtbot: QtBot) -> None:
    tree = tree_of(theme, qtbot)
    tree.set_open_blocks({"block1"})
    tree.setCurrentIndex(row(tree, 0, 0, column=1))
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert tree.checked() == {"block1_conv1"}
    tree.setCurrentIndex(row(tree, 0, 0))
    shift = Qt.KeyboardModifier.ShiftModifier
    for _ in range(3):
        QTest.keyClick(tree, Qt.Key.Key_Down, shift)
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert tree.checked() == {"block1_conv1", "block1_conv2", "block2_conv1"}
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert tree.checked() == frozenset()


def test_space_on_a_layer_without_weights_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    tree = tree_of(theme, qtbot)
    tree.set_open_blocks({"block1"})
    tree.setCurrentIndex(row(tree, 0, 2))
    with qtbot.assertNotEmitted(tree.checked_changed):
        QTest.keyClick(tree, Qt.Key.Key_Space)


def test_what_is_folded_out_stays_so(theme: Theme, qtbot: QtBot) -> None:
    tree = tree_of(theme, qtbot)
    tree.expand(row(tree, 1))
    assert tree.open_blocks() == {"block2"}
    tree.set_layers(LAYERS[1:])
    assert tree.isExpanded(row(tree, 1))
    assert not tree.isExpanded(row(tree, 0))
    tree.set_checked({"block2_conv1"})
    assert tree.isExpanded(row(tree, 1))


def test_search_shows_hits_and_gives_the_folding_back(theme: Theme, qtbot: QtBot) -> None:
    tree = tree_of(theme, qtbot)
    tree.search("POOL")
    assert tree.model().rowCount() == 1
    assert tree.model().rowCount(row(tree, 0)) == 1
    assert row(tree, 0, 0).data() == "block1_pool"
    assert tree.isExpanded(row(tree, 0))
    tree.search("")
    assert tree.model().rowCount() == 3
    assert not tree.isExpanded(row(tree, 0))


def test_ticking_a_block_during_search_ticks_all_of_it(theme: Theme, qtbot: QtBot) -> None:
    tree = tree_of(theme, qtbot)
    tree.search("conv2")
    tree.setCurrentIndex(row(tree, 0))
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert tree.checked() == {"block1_conv1", "block1_conv2"}


def test_the_layer_under_the_cursor_is_told(theme: Theme, qtbot: QtBot) -> None:
    tree = tree_of(theme, qtbot)
    with qtbot.waitSignal(tree.layer_chosen) as signal:
        tree.show_layer("block2_conv1")
    assert signal.args == ["block2_conv1"]
    assert tree.current_layer() == "block2_conv1"
    tree.setCurrentIndex(row(tree, 0))
    assert tree.current_layer() == ""


def test_rows_say_shape_weights_and_field(theme: Theme, qtbot: QtBot) -> None:
    tree = tree_of(theme, qtbot)
    tree.set_notes({"block1": Note("frozen, cached", "good")})
    assert row(tree, 0, column=2).data() == "frozen, cached"
    assert row(tree, 0, column=1).data() == "4,000"
    assert row(tree, 0, 0, column=2).data() == "RF 132"
    assert row(tree, 2, 0, column=2).data() == ""
    assert shape_text((14, 14, 512)) in str(row(tree, 0, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_what_is_only_shown_can_be_read_but_not_ticked(theme: Theme, qtbot: QtBot) -> None:
    tree = tree_of(theme, qtbot)
    tree.resize(600, 100)
    tree.set_open_blocks({"block1"})
    tree.set_read_only(True)
    tree.setCurrentIndex(row(tree, 0))
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert tree.checked() == frozenset()
    assert not tree.model().setData(
        row(tree, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole
    )
    bar = tree.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(tree, Qt.Key.Key_End)
    assert bar.value() > 0
    tree.search("block2")
    assert tree.model().rowCount() == 1
    tree.search("")
    tree.set_read_only(False)
    tree.setCurrentIndex(row(tree, 0))
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert tree.checked() == {"block1_conv1", "block1_conv2"}


def test_a_search_begins_at_its_first_hit_and_gives_the_place_back(
    theme: Theme, qtbot: QtBot
) -> None:
    tree = tree_of(theme, qtbot)
    tree.set_open_blocks({"block1", "block2", "head"})
    tree.resize(600, 100)
    bar = tree.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = bar.value()
    assert before > 0
    tree.search("conv")
    assert bar.value() == 0
    tree.search("conv1")
    assert tree.hits() == ("block1_conv1", "block2_conv1")
    tree.search("")
    assert bar.value() == before


def test_what_trains_comes_into_view_only_where_nothing_of_it_is(
    theme: Theme, qtbot: QtBot
) -> None:
    tree = tree_of(theme, qtbot)
    tree.set_open_blocks({"block1", "block2", "head"})
    tree.resize(600, 100)
    bar = tree.verticalScrollBar()
    tree.set_checked({"block1_conv1", "head_dense"})
    tree.show_trained()
    assert bar.value() == 0
    tree.set_checked({"head_dense"})
    tree.show_trained()
    assert tree.viewport().rect().contains(tree.visualRect(row(tree, 2)))
