"""Every widget of the window in light and dark, as pictures to look at.

python tests/ui/gallery.py FOLDER [NAME ...]     (QT_SCALE_FACTOR=2 for large screens)
"""

import os
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.core.networks.layers import Layer
from studio.core.plan.stage_grid import BlockState
from studio.core.recipes.recipe_ranges import range_of
from studio.ui import editors
from studio.ui.theme import Role, Scheme, Theme
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.card import Card
from studio.ui.widgets.chart.axis_style import AxisStyle, share_axis
from studio.ui.widgets.chart.marks import Marks, Span
from studio.ui.widgets.chip_group import ChipGroup
from studio.ui.widgets.class_bars import ClassBars, ClassCount
from studio.ui.widgets.drop_zone import DropZone
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.histogram import HistogramChart, HistogramSeries
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Label
from studio.ui.widgets.labelled_bar import LabelledBar
from studio.ui.widgets.layer_tree import LayerTree, Note
from studio.ui.widgets.line_chart import LineChart, Series
from studio.ui.widgets.navigation_rail import NavigationRail
from studio.ui.widgets.page_header import PageHeader
from studio.ui.widgets.parts_bar import Part, PartsBar
from studio.ui.widgets.phase_list import Phase, PhaseList
from studio.ui.widgets.search_field import SearchField
from studio.ui.widgets.segmented_control import SegmentedControl
from studio.ui.widgets.stage_timeline import Planned, StageTimeline, TimelineStage
from studio.ui.widgets.status_strip import StatusStrip
from studio.ui.widgets.task_card import Motif, TaskCard
from studio.ui.widgets.thumbnails import Picture, ThumbnailBrowser
from studio.ui.widgets.toast import Toast
from studio.ui.widgets.value_slider import ValueSlider

LONG = "/home/ada/Pictures/campus/2024/spring/birds of the campus/magpie/IMG_0412.jpg"


def icons(theme: Theme) -> QWidget:
    card = Card(theme, "Icons")
    grid = QGridLayout()
    card.body.addLayout(grid)
    for at, name in enumerate(theme.icon_names()):
        button = QToolButton()
        button.setIcon(theme.icon(name, "text"))
        button.setIconSize(QSize(20, 20))
        grid.addWidget(button, at // 14, at % 14)
    row = QHBoxLayout()
    card.body.addLayout(row)
    for side in (16, 24, 32, 48, 64, 128, 256):
        label = Label(theme)
        label.setPixmap(theme.app_icon().pixmap(QSize(side, side), card.devicePixelRatioF()))
        row.addWidget(label)
    row.addStretch(1)
    return card


def buttons(theme: Theme) -> QWidget:
    card = Card(theme, "Buttons")
    for small in (False, True):
        for enabled in (True, False):
            row = QHBoxLayout()
            for variant in Variant:
                for icon in ("", "play"):
                    button = Button(theme, variant.value, variant, icon=icon, small=small)
                    button.setEnabled(enabled)
                    row.addWidget(button)
            icon_button = IconButton(theme, "copy", "Copy", small=small)
            icon_button.setEnabled(enabled)
            row.addWidget(icon_button)
            row.addStretch(1)
            card.body.addLayout(row)
    chips = ChipGroup(theme, "Classes")
    chips.set_choices([(n, n) for n in ("All", "heron", "magpie", "robin", "sparrow", "wren")])
    chips.set_choice("All")
    card.body.addWidget(chips)
    many = ChipGroup(theme, "Classes")
    many.set_choices([(str(n), f"class {n}") for n in range(100)])
    many.set_choice("9")
    card.body.addWidget(many)
    card.add_action(Label(theme, "Smoothing 0.60", Role.DIM))
    card.add_action(
        SegmentedControl(theme, "Axis", [("e", "Epochs"), ("b", "Batches"), ("l", "log")])
    )
    row = QHBoxLayout()
    for box in (QCheckBox("Check box"), QRadioButton("Radio")):
        row.addWidget(box)
        on = type(box)("On")
        on.setChecked(True)
        row.addWidget(on)
    row.addWidget(slider := QSlider())

    slider.setOrientation(Qt.Orientation.Horizontal)
    slider.setValue(40)
    card.body.addLayout(row)
    return card


def words(theme: Theme) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    card = Card(theme, "Now")
    column.addWidget(card)
    card.body.addWidget(LabelledBar(theme, "Fine-tuning", "epoch 14, 61 %", 0.61))
    for key, value in (
        ("Time left", "1 min 48 s"),
        ("Speed", "1,240 images/s"),
        ("Device", "GPU · 3.1 of 8.0 GB"),
        ("Folder", LONG),
    ):
        card.body.addWidget(KeyValueRow(theme, key, value))
    phases = PhaseList(theme)
    phases.set_phases(
        [
            Phase("Reading 1,754 images", "done", "2.1 s"),
            Phase("Building the model", "done", "4.0 s"),
            Phase("Caching the frozen part", "running", "38 %"),
            Phase("Epoch 1 of 20"),
            Phase("Something that failed", "failed"),
        ]
    )
    card.body.addWidget(phases)
    card.body.addWidget(ElidedLabel(theme, LONG))
    text = "“wren” has a third of the images of the others. Class weights can even that out."
    column.addWidget(Banner(theme, "warning", text))
    column.addWidget(Banner(theme, "info", text, action="Use class weights", closable=True))
    column.addWidget(Banner(theme, "error", text, action="Try again", details="Traceback\n  one"))
    column.addWidget(Banner(theme, "good", "Saved."))
    empty = Card(theme)
    empty.body.addWidget(
        EmptyState(
            theme,
            "image",
            "No images yet",
            "Choose a folder that has one folder of images per class.",
            "Choose folder…",
            is_primary=True,
        )
    )
    column.addWidget(empty)
    return box


def forms(theme: Theme) -> QWidget:
    card = Card(theme, "Head")
    pooling = editors.ChoiceEditor(
        theme,
        "Pooling",
        [editors.Choice("avg", "Average"), editors.Choice("max", "Maximum")],
    )
    rate = editors.LearningRateEditor(theme, "Rate", range_of("stage.learning_rate"))
    rate.set_value(1e-4)
    part = editors.PercentEditor(theme, "Part", range_of("data.validation"))
    part.set_value(0.2)
    dense = editors.IntegerListEditor(theme, "Dense", range_of("model.dense"))
    dense.set_value((256, 128))
    size = editors.ImageSizeEditor(theme, "Size", range_of("data.image_size"))
    size.set_value((224, 224))
    on = editors.SwitchEditor(theme, "Flip")
    on.set_value(True)
    text = editors.TextEditor(theme, "Name", "Name of the run")
    off = editors.SwitchEditor(theme, "Shift")
    epochs = editors.IntegerEditor(theme, "Epochs", range_of("stage.epochs"), unit="epochs")
    dropout = editors.PercentEditor(theme, "Dropout", range_of("model.dropout"))
    disabled = editors.IntegerEditor(theme, "Off", range_of("stage.epochs"))
    disabled.setEnabled(False)
    turn = editors.AngleEditor(theme, "Rotation", range_of("augment.rotation"))
    turn.set_value(0.15)
    spread = editors.SpreadEditor(theme, "Zoom", range_of("augment.zoom"), text_for_lowest="off")
    help_text = "The network sees each image this many times. More is slower and can overfit."
    for label, editor, explanation in (
        ("Pooling", pooling, ""),
        ("Learning rate", rate, "How far each step goes."),
        ("Validation part", part, ""),
        ("Dense", dense, ""),
        ("Image size", size, ""),
        ("Flip", on, ""),
        ("Shift", off, ""),
        ("Rotation", turn, ""),
        ("Zoom", spread, ""),
        ("Epochs", epochs, help_text),
        ("Dropout", dropout, ""),
        ("Off", disabled, ""),
    ):
        card.body.addWidget(editors.FormRow(theme, label, editor, explanation))
    part.setText("140 %")
    part.editingFinished.emit()
    card.body.addWidget(editors.FormRow(theme, "Name", text, wide=True))
    return card


def frame(theme: Theme) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    rail = NavigationRail(theme)
    rail.set_project("Birds of the campus")
    for at, name in enumerate(("Data", "Model", "Training", "Evaluate", "Inspect", "Export")):
        rail.add_page(name.lower(), name, name.lower(), f"Ctrl+{at + 1}")
    rail.add_page("runs", "Runs", "runs", at_bottom=True)
    rail.add_page("settings", "Settings", "settings", at_bottom=True)
    rail.set_current("model")
    rail.item("data").set_done(True)
    rail.item("runs").set_badge("3")
    rail.item("export").setEnabled(False)
    row.addWidget(rail)
    column = QVBoxLayout()
    column.setSpacing(0)
    row.addLayout(column, 1)
    page = QVBoxLayout()
    page.setContentsMargins(24, 18, 24, 16)
    page.setSpacing(12)
    facts = "VGG16 · 14.8 million parameters, 7.2 million train in stage 2"
    header = PageHeader(theme, "Model", facts)
    header.set_primary(Button(theme, "Go to training", Variant.PRIMARY))
    header.add_secondary(Button(theme, "Undo", Variant.QUIET))
    header.add_secondary(Button(theme, "Redo", Variant.QUIET))
    page.addWidget(header)
    page.addWidget(Card(theme, "Stages"), 1)
    column.addLayout(page, 1)
    strip = StatusStrip(theme)
    strip.set_engine("Engine ready", "good")
    strip.set_device("GPU 0, measured 1,240 images/s")
    strip.set_phase("Caching the frozen part")
    strip.set_progress(0.4, can_cancel=True)
    strip.set_right("Forecast: 3 min 20 s, 2.4 GB")
    column.addWidget(strip)
    box.setFixedSize(1280, 600)
    return box


def data(theme: Theme) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setSpacing(16)
    card = Card(theme, "Classes")
    bars = ClassBars(theme, "Classes")
    counts = {"heron": 412, "magpie": 398, "robin": 405, "sparrow": 391, "wren": 148}
    bars.set_classes([ClassCount(name, n, n < 200) for name, n in counts.items()])
    bars.set_current("robin")
    card.body.addWidget(bars)
    column.addWidget(card)
    card = Card(theme, "Parts")
    parts = PartsBar(theme)
    parts.set_parts(
        [
            Part("training", "Training", 1228, "training"),
            Part("validation", "Validation", 351, "validation"),
            Part("test", "Test (held out)", 175, "third"),
        ]
    )
    card.body.addWidget(parts)
    column.addWidget(card)
    card = Card(theme, "Try it now")
    card.body.addWidget(SearchField(theme, "Search layers"))
    filled = SearchField(theme, "Search layers")
    filled.setText("conv")
    card.body.addWidget(filled)
    slider = ValueSlider(theme, "Smoothing", 0, 0.99, 0.01)
    slider.set_value(0.6)
    card.body.addWidget(slider)
    card.body.addWidget(DropZone(theme, "Drop a folder of images here"))
    card.body.addWidget(DropZone(theme, "Drop images here", hint="or press", icon="image"))
    column.addWidget(card)
    return box


def start(theme: Theme) -> QWidget:
    box = QWidget()
    box.setFixedHeight(420)
    column = QVBoxLayout(box)
    column.setContentsMargins(48, 24, 48, 24)
    column.setSpacing(24)
    head = QVBoxLayout()
    head.setSpacing(0)
    head.addWidget(Label(theme, "What do you want to train?", Role.DISPLAY))
    head.addWidget(Label(theme, "Everything stays on this computer.", Role.DIM))
    column.addLayout(head)
    row = QHBoxLayout()
    row.setSpacing(16)
    cards: list[tuple[Motif, str, str]] = [
        (
            "classify",
            "Sort images into classes",
            "Transfer learning or from scratch, from a folder per class.",
        ),
        (
            "autoencode",
            "Compress and restore images",
            "Autoencoders: dense, convolutional, denoising, variational.",
        ),
        ("gan", "Invent images", "A generator and a discriminator learn against each other."),
    ]
    for motif, title, text in cards:
        row.addWidget(TaskCard(theme, motif, title, text))
    column.addLayout(row)
    column.addStretch(1)
    toast = Toast(theme, box)
    toast.show_message("Saved as birds.keras", "good", "Show in folder")
    return box


def vgg_layers() -> list[Layer]:
    """Return the layers of VGG16 with a head, as the engine would describe them."""
    layers, before, side, field, step = [], 3, 224, 1, 1
    for block, (count, width) in enumerate(((2, 64), (2, 128), (3, 256), (3, 512), (3, 512)), 1):
        for at in range(1, count + 1):
            weights = (9 * before + 1) * width
            field += 2 * step
            name = f"block{block}_conv{at}"
            shape = (side, side, width)
            layers.append(Layer(name, "Conv2D", f"block{block}", shape, weights, weights, field))
            before = width
        side //= 2
        field += step
        step *= 2
        shape = (side, side, width)
        layers.append(
            Layer(f"block{block}_pool", "MaxPooling2D", f"block{block}", shape, 0, 0, field)
        )
    layers.append(Layer("head_dense_256", "Dense", "head", (256,), 131328, 131328, None))
    layers.append(Layer("head_predictions", "Dense", "head", (3,), 771, 771, None))
    return layers


def model(theme: Theme) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setSpacing(16)
    card = Card(theme, "Which layers train?")
    presets = ChipGroup(theme, "Presets")
    text = ("Head only", "Last block", "From a layer onwards", "Everything")
    presets.set_choices([(word, word) for word in text])
    presets.set_choice("Last block")
    card.add_action(presets)
    tree = LayerTree(theme, "Layers")
    layers = vgg_layers()
    tree.set_layers(layers)
    tree.set_checked({layer.name for layer in layers if layer.block in ("block5", "head")})
    tree.setMinimumHeight(430)
    notes = {f"block{at}": Note("frozen, cached", "good") for at in (1, 2, 3, 4)}
    tree.set_notes(
        {**notes, "block5": Note("trains in stage 2"), "head": Note("trains in both stages")}
    )
    tree.set_open_blocks({"block5", "head"})
    card.body.addWidget(tree)
    column.addWidget(card)
    card = Card(theme, "Stages")
    timeline = StageTimeline(theme, "Stages")
    trained, frozen = BlockState.TRAINED, BlockState.CACHED
    timeline.set_plan(
        [
            TimelineStage(
                "1 Head",
                ("10 epochs", "RMSprop 1e-3", "about 20 s"),
                10,
                (trained, *(frozen,) * 5),
                Planned((1e-3, 1e-3), (1e-3, 1e-3)),
            ),
            TimelineStage(
                "2 Fine-tune",
                ("10 epochs", "RMSprop 1e-5", "about 3 min"),
                10,
                (trained, trained, *(frozen,) * 4),
                Planned((1e-5, 1e-6), (1e-5, 1e-6)),
            ),
        ],
        ["head", "block5", "block4", "block3", "block2", "block1"],
    )
    timeline.set_current(1)
    card.body.addWidget(timeline)
    column.addWidget(card)
    return box


def made_picture(path: str, side: int) -> npt.NDArray[np.uint8]:
    """Return a soft gradient, another one for every path."""
    seed = np.random.default_rng(zlib.crc32(path.encode()))
    if "broken" in path:
        raise OSError("ends too early")
    across, down = np.meshgrid(np.linspace(0, 1, side), np.linspace(0, 1, side * 3 // 4))
    first, second, third = seed.uniform(40, 220, (3, 3))
    pixels = first + across[..., None] * (second - first) + down[..., None] * (third - first) * 0.6
    shown: npt.NDArray[np.uint8] = pixels.clip(0, 255).astype(np.uint8)
    return shown


def pictures(theme: Theme) -> QWidget:
    card = Card(theme)
    names = ("heron", "magpie", "robin", "sparrow", "wren")
    browser = ThumbnailBrowser(theme, made_picture, "Pictures")
    browser.set_pictures(
        [
            Picture(
                f"/birds/{'broken' if at == 3 else at}.jpg",
                names[at % 5],
                "training",
                "wren 54 %" if at == 2 else "90 %",
                "warning" if at == 2 else "dim",
            )
            for at in range(400)
        ],
        names,
    )
    browser.grid.set_captions(True)
    browser.grid.select(9)
    card.body.addWidget(browser)
    card.setFixedHeight(400)
    return card


def charts(theme: Theme) -> QWidget:
    rng = np.random.default_rng(0)
    box = QWidget()
    column = QVBoxLayout(box)
    column.setSpacing(16)
    weights = HistogramChart(theme, "Weights of conv1", "Weight")
    weights.set_series([HistogramSeries("kernel", rng.normal(0, 0.12, (3, 3, 3, 64)))])
    both = HistogramChart(theme, "Weights of dense", "Weight")
    both.set_series(
        [
            HistogramSeries("kernel", rng.laplace(0, 0.05, 40_000)),
            HistogramSeries("bias", np.r_[rng.normal(0.1, 0.05, 64), np.nan]),
        ]
    )
    both.set_log(True)
    both.chart.set_hover(0.1)
    pixels = HistogramChart(theme, "Pixels", "Value")
    pixels.set_series(
        [
            HistogramSeries(name, rng.normal(mean, 40, 50_000).clip(0, 255).astype(np.uint8))
            for name, mean in (("red", 90), ("green", 120), ("blue", 160))
        ]
    )
    for chart in (weights, both, pixels, HistogramChart(theme, "Nothing yet", "Weight")):
        card = Card(theme)
        card.body.addWidget(chart)
        card.setFixedHeight(280)
        column.addWidget(card)
    return box


def lines(theme: Theme) -> QWidget:
    rng = np.random.default_rng(0)
    epochs = np.arange(1.0, 31.0)
    evidence = LineChart(theme, AxisStyle("Epoch", whole_from=0.0), AxisStyle("Loss"), "Evidence")
    falling = 1.1 * np.exp(-epochs / 6)
    rising = 0.25 + 0.9 * np.exp(-epochs / 5) + 0.02 * np.maximum(epochs - 12, 0)
    evidence.set_series(
        [
            Series("training", epochs, falling, color="training"),
            Series("validation", epochs, rising, "dashed", "validation"),
        ]
    )
    evidence.set_marks(Marks(spans=(Span(12, label="overfits from epoch 13 on"),)))
    rate = np.linspace(0, 1, 200)
    rates = share_axis("False positive rate"), share_axis("True positive rate")
    roc = LineChart(theme, *rates, "ROC curve")
    diagonal = Series("", np.array([0.0, 1.0]), np.array([0.0, 1.0]), "dashed", "dim")
    heron = Series("heron", rate, rate**0.2, value="AUC 0.83")
    wren = Series("wren", rate, rate**0.5, value="AUC 0.67")
    roc.set_series([heron, wren, diagonal])
    roc.chart.set_hover(0.2)
    cloud = LineChart(theme, AxisStyle("First component"), AxisStyle("Second component"), "Map")
    cloud.set_series(
        [
            Series(name, rng.normal(at, 1, 200), rng.normal(at % 3, 1, 200), "dots")
            for at, name in enumerate(("heron", "robin", "wren", "owl"))
        ]
    )
    swept = LineChart(theme, AxisStyle("Learning rate", is_log=True), AxisStyle("Loss"), "Sweep")
    tried = np.logspace(-6, 0, 60)
    swept.set_series([Series("loss", tried, 0.3 + (np.log10(tried) + 3) ** 2 / 8)])
    box = QWidget()
    column = QVBoxLayout(box)
    column.setSpacing(16)
    for chart in (evidence, roc, cloud, swept):
        card = Card(theme)
        card.body.addWidget(chart)
        card.setFixedHeight(280)
        column.addWidget(card)
    return box


PARTS: dict[str, tuple[Callable[[Theme], QWidget], int]] = {
    "icons": (icons, 720),
    "charts": (charts, 728),
    "lines": (lines, 728),
    "buttons": (buttons, 1000),
    "words": (words, 340),
    "forms": (forms, 340),
    "frame": (frame, 0),
    "data": (data, 304),
    "start": (start, 1280),
    "model": (model, 728),
    "pictures": (pictures, 728),
}


def show_part(app: QApplication, theme: Theme, name: str, folder: Path) -> None:
    """Save one part in both schemes, side by side."""
    make, width = PARTS[name]
    ground = QWidget()
    ground.setObjectName("ground")
    column = QVBoxLayout(ground)
    margin = 16 if width else 0
    column.setContentsMargins(margin, margin, margin, margin)
    part = make(theme)
    if width:
        part.setFixedWidth(width)
    column.addWidget(part)
    ground.resize(ground.sizeHint())
    ground.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    ground.show()
    ground.setFocus()  # as the main window does: no ring before a key is pressed
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme.set_scheme(scheme)
        end = time.monotonic() + (1.0 if name == "pictures" else 0.15)
        while time.monotonic() < end:
            app.processEvents()
        ground.grab().save(str(folder / f"{name}-{scheme.value}.png"))
    ground.close()
    ground.deleteLater()


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    QLocale.setDefault(QLocale("en"))
    theme = Theme(app, Scheme.LIGHT)
    for name in sys.argv[2:] or PARTS:
        show_part(app, theme, name, folder)


if __name__ == "__main__":
    main()
