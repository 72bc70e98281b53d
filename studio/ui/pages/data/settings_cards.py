"""The settings of the page Data: how images are cut, read and varied."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from studio.core.dataset.images import Dataset
from studio.core.recipes.recipe import MOST_HELD_BACK, Recipe
from studio.core.recipes.recipe_ranges import range_beside, range_of
from studio.ui.editors import (
    Choice,
    ChoiceEditor,
    ImageSizeEditor,
    IntegerEditor,
    PercentEditor,
)
from studio.ui.engine.engine_client import EngineClient
from studio.ui.pages.data.recipe_form import RecipeForm
from studio.ui.pages.data.variation_strip import VariationStrip
from studio.ui.texts.format import percent_text
from studio.ui.theme import Theme
from studio.ui.widgets.parts_bar import PartsBar


def _tr(text: object) -> str:
    return QCoreApplication.translate("DataSettings", str(text))


class PartsCard(RecipeForm):
    """Training, validation and test: the exact counts, and what decides them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, QCoreApplication.translate("DataSettings", "Parts"))
        translate = QCoreApplication.translate
        self.bar = PartsBar(theme)
        self.body.addWidget(self.bar)
        self._validation = PercentEditor(theme, "", range_of("data.validation"))
        self._test = PercentEditor(theme, "", range_of("data.test"))
        self.add(
            "data.validation",
            translate("DataSettings", "Validation share"),
            self._validation,
            translate(
                "DataSettings",
                "These images are never learned from. After each epoch they show how well the "
                "network does on something new.",
            ),
        )
        self.add(
            "data.test",
            translate("DataSettings", "Test share"),
            self._test,
            translate(
                "DataSettings",
                "Sealed until the training is over. Only this figure is free of all your choices.",
            ),
        )
        self.add(
            "data.limit_per_class",
            translate("DataSettings", "Images a class"),
            IntegerEditor(
                theme,
                "",
                range_of("data.limit_per_class"),
                step=50,
                words_for_lowest=translate("DataSettings", "all"),
            ),
            translate("DataSettings", "Fewer images make a first try faster. All is the default."),
        )
        self.add(
            "data.duplicates",
            translate("DataSettings", "Duplicates"),
            ChoiceEditor(
                theme,
                "",
                (
                    Choice("together", translate("DataSettings", "In one part")),
                    Choice("apart", translate("DataSettings", "Like others")),
                ),
            ),
            translate(
                "DataSettings",
                "Identical or nearly identical images in two parts would make the accuracy look "
                "better than it is.",
            ),
        )
        self.add(
            "seed",
            translate("DataSettings", "Seed"),
            IntegerEditor(theme, "", range_of("seed")),
            translate(
                "DataSettings",
                "The same seed gives the same parts and the same training again.",
            ),
        )

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the fields of `recipe`; one share bounds the other."""
        note = QCoreApplication.translate(
            "DataSettings", "Validation and test together: at most {most}."
        ).format(most=percent_text(MOST_HELD_BACK))
        for field, editor in (("validation", self._validation), ("test", self._test)):
            limits = range_beside(f"data.{field}", recipe)
            is_own = limits == range_of(f"data.{field}")
            editor.set_limits(limits, "" if is_own else note)
        super().show_recipe(recipe)

    def show_brought_parts(self, dataset: Dataset | None) -> None:
        """Switch off what the folder has decided itself by train/, validation/ and test/."""
        brought = dataset.brought_parts() if dataset is not None else ()
        tip = QCoreApplication.translate("DataSettings", "The folder brings this part itself.")
        for part, editor in (("validation", self._validation), ("test", self._test)):
            is_brought = part in brought
            editor.setEnabled(not is_brought)
            editor.setToolTip(tip if is_brought else "")


class ImagesCard(RecipeForm):
    """How an image comes to the network."""

    def __init__(self, theme: Theme) -> None:
        translate = QCoreApplication.translate
        super().__init__(theme, translate("DataSettings", "Images"))
        self.add(
            "data.image_size",
            translate("DataSettings", "Size"),
            ImageSizeEditor(theme, translate("DataSettings", "Size"), range_of("data.image_size")),
            translate(
                "DataSettings",
                "Height and width in pixels that each image is brought to. Twice the side takes "
                "about four times the time.",
            ),
        )
        self.add(
            "data.color",
            translate("DataSettings", "Colour"),
            ChoiceEditor(
                theme,
                "",
                (
                    Choice("rgb", translate("DataSettings", "Colour")),
                    Choice("gray", translate("DataSettings", "Grey")),
                ),
            ),
            translate("DataSettings", "Grey where colour says nothing about the class."),
        )
        self.add(
            "data.batch_size",
            translate("DataSettings", "Images a batch"),
            IntegerEditor(theme, "", range_of("data.batch_size"), step=8),
            translate(
                "DataSettings",
                "How many images are looked at before the weights move once. More is faster "
                "and takes more memory.",
            ),
        )


class AugmentCard(RecipeForm):
    """How training images are varied each time they are seen, with examples."""

    def __init__(self, theme: Theme, client: EngineClient) -> None:
        translate = QCoreApplication.translate
        super().__init__(theme, translate("DataSettings", "Random changes"))
        self.examples = VariationStrip(theme, client)
        self.body.addWidget(self.examples)
        self.add(
            "augment.flip",
            translate("DataSettings", "Flip"),
            ChoiceEditor(
                theme,
                "",
                (
                    Choice("none", translate("DataSettings", "Never")),
                    Choice("horizontal", translate("DataSettings", "Left, right")),
                    Choice("vertical", translate("DataSettings", "Up, down")),
                    Choice("both", translate("DataSettings", "Both")),
                ),
            ),
            translate(
                "DataSettings",
                "Training images are changed a little each time, so that the network cannot "
                "learn them by heart. Do not flip what changes its meaning, such as letters.",
            ),
        )
        for field, label, help in _AUGMENTATIONS:
            editor = PercentEditor(theme, "", range_of(f"augment.{field}"))
            self.add(f"augment.{field}", _tr(label), editor, _tr(help))
        self.add(
            "augment.views",
            translate("DataSettings", "Ready views"),
            IntegerEditor(
                theme,
                "",
                range_of("augment.views"),
                words_for_lowest=translate("DataSettings", "new each time"),
            ),
            translate(
                "DataSettings",
                "Where part of the network is frozen: compute so many changed views of each image "
                "once and draw among them. Many times faster, a little less variety.",
            ),
        )

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the fields of `recipe` and what they do."""
        super().show_recipe(recipe)
        self.examples.show_recipe(recipe)


_AUGMENTATIONS: tuple[tuple[str, object, object], ...] = (
    (
        "rotation",
        QT_TRANSLATE_NOOP("DataSettings", "Rotation"),
        QT_TRANSLATE_NOOP("DataSettings", "Of a full turn, either way: 5 % is 18 degrees."),
    ),
    (
        "zoom",
        QT_TRANSLATE_NOOP("DataSettings", "Zoom"),
        QT_TRANSLATE_NOOP("DataSettings", "Nearer or further by up to this share of the image."),
    ),
    (
        "translation",
        QT_TRANSLATE_NOOP("DataSettings", "Shift"),
        QT_TRANSLATE_NOOP(
            "DataSettings", "Sideways and up or down by up to this share of the image."
        ),
    ),
    (
        "shear",
        QT_TRANSLATE_NOOP("DataSettings", "Slant"),
        QT_TRANSLATE_NOOP("DataSettings", "Leaning to either side by up to this slope."),
    ),
    (
        "brightness",
        QT_TRANSLATE_NOOP("DataSettings", "Brightness"),
        QT_TRANSLATE_NOOP(
            "DataSettings", "Lighter or darker by up to this share of the whole range."
        ),
    ),
    (
        "contrast",
        QT_TRANSLATE_NOOP("DataSettings", "Contrast"),
        QT_TRANSLATE_NOOP("DataSettings", "More or less contrast by up to this share."),
    ),
)
