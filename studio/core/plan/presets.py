"""Recipes that come with the program: lessons on the built-in samples, examples of the course.

A row says what a recipe shows; the recipe itself is `resources/recipes/<key>.toml`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence, say
from studio.core.networks import catalogue, weight_files
from studio.core.networks.weight_files import Standing
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe


class Preset(msgspec.Struct, frozen=True):
    """One row.

    Attributes:
        key: a name of its own, and of its file.
        title: what it is called.
        help: what it shows, in one or two sentences.
        sample: name of the sample that it is for, and of its data folder.
        is_of_course: whether it is an example of the course on transfer learning.
        offline: key of the row that shows the same with weights that come with the program; ""
            where its own do, or it needs none.
    """

    key: str
    title: Sentence
    help: Sentence
    sample: str
    is_of_course: bool = False
    offline: str = ""

    @property
    def text(self) -> str:
        """Its file, with what is said in it."""
        return _file_of(self.key).read_text(encoding="utf-8")

    @property
    def recipe(self) -> Recipe:
        """Its recipe, for a data folder of the sample's name beside it."""
        return _recipe_of(self.key)

    @property
    def standing(self) -> Standing | None:
        """How the pretrained weights that it needs stand on this computer; None: it needs none."""
        model = self.recipe.model
        if self.recipe.task != "classify" or model.weights != "imagenet":
            return None
        return weight_files.standing(catalogue.backbone(model.backbone))

    def on(self, folder: Path, name: str = "", classes: int = 2) -> Recipe:
        """Return the recipe for other images.

        Args:
            folder: of the images.
            name: of the recipe; "" keeps that of the preset.
            classes: of the images; one sigmoid unit tells two apart, more need a unit each.
        """
        replace, recipe = msgspec.structs.replace, self.recipe
        model = recipe.model if classes == 2 else replace(recipe.model, output="softmax")
        data = replace(recipe.data, folder=str(folder))
        return replace(recipe, name=name or recipe.name, data=data, model=model)


PRESETS: tuple[Preset, ...] = (
    Preset(
        "digits-autoencoder",
        say("Digits in 16 numbers"),
        say("Restores handwritten digits from 16 numbers each, better than any linear code."),
        "digits",
    ),
    Preset(
        "digits-denoising",
        say("Clean noisy digits"),
        say("Adds noise of mean 0.5 and deviation 0.1 to each digit and learns to take it away."),
        "digits",
    ),
    Preset(
        "digits-variational",
        say("A map of digits"),
        say(
            "A variational autoencoder lays all digits out in a plane, from which new ones can be "
            "drawn."
        ),
        "digits",
    ),
    Preset(
        "shapes-convolutional",
        say("Shapes in colour"),
        say(
            "Convolutions restore coloured shapes on textured grounds from 16 numbers each, better "
            "than any linear code."
        ),
        "shapes",
    ),
    Preset(
        "digits-gan",
        say("Invent digits"),
        say("Two networks learn from each other to draw handwritten digits that nobody wrote."),
        "digits",
    ),
    Preset(
        "digits-conditional-gan",
        say("Ask for a seven"),
        say("A GAN that also learns which digit is asked for, and draws it."),
        "digits",
    ),
    Preset(
        "shapes-gan",
        say("Invent shapes"),
        say("A GAN that draws circles, squares and triangles in any colour, as it is asked."),
        "shapes",
    ),
    Preset(
        "course-scratch",
        say("From scratch"),
        say(
            "Four blocks of convolutions learn everything from these images. Watch the training "
            "accuracy leave the validation accuracy behind."
        ),
        "creatures",
        is_of_course=True,
    ),
    Preset(
        "course-scratch-augmented",
        say("From scratch, augmented"),
        say(
            "The same network sees every image a little different each time: it overfits later, "
            "and needs more epochs."
        ),
        "creatures",
        is_of_course=True,
    ),
    Preset(
        "course-frozen",
        say("Frozen base, one unit"),
        say(
            "Feature extraction: a pretrained network stays as it is, and a single unit learns to "
            "decide from what it sees."
        ),
        "creatures",
        is_of_course=True,
    ),
    Preset(
        "course-vgg16",
        say("VGG16 and two dense layers"),
        say(
            "VGG16 without its top. Its flattened features go through a dense layer of 256 units: "
            "two million weights on few images, so dropout matters."
        ),
        "creatures",
        is_of_course=True,
        offline="course-vgg16-offline",
    ),
    Preset(
        "course-vgg16-offline",
        say("EfficientNet-Lite0 and two dense layers"),
        say("The same head on the network whose weights come with the program."),
        "creatures",
        is_of_course=True,
    ),
    Preset(
        "course-vgg16-last-layers",
        say("VGG16, last four layers"),
        say(
            "Fine-tuning: first the head alone, then the last four layers of VGG16 with it, at a "
            "learning rate of 0.00001 that does not destroy what they know."
        ),
        "creatures",
        is_of_course=True,
        offline="course-vgg16-last-layers-offline",
    ),
    Preset(
        "course-vgg16-last-layers-offline",
        say("EfficientNet-Lite0, last layers"),
        say("The same two stages with the network whose weights come with the program."),
        "creatures",
        is_of_course=True,
    ),
    Preset(
        "course-mobilenet",
        say("MobileNet at 32 pixels"),
        say(
            "Average pooling and a dense layer of 128 units on MobileNet, shown images of 32 "
            "pixels: what is left of pretrained features when images are tiny."
        ),
        "creatures",
        is_of_course=True,
        offline="course-mobilenet-offline",
    ),
    Preset(
        "course-mobilenet-offline",
        say("EfficientNet-Lite0 at 32 pixels"),
        say("The same head and images with the network whose weights come with the program."),
        "creatures",
        is_of_course=True,
    ),
)


def find_preset(key: str) -> Preset:
    """Return the preset of that key.

    Raises:
        InputError: there is none.
    """
    for preset in PRESETS:
        if preset.key == key:
            return preset
    known = ", ".join(preset.key for preset in PRESETS)
    raise InputError("No recipe is called {name}. Recipes: {names}.", name=key, names=known)


def lessons_of(task: str) -> tuple[Preset, ...]:
    """Return what the start page offers beside the samples, for a task by its key."""
    return tuple(
        preset for preset in PRESETS if not preset.is_of_course and preset.recipe.task == task
    )


def course_examples() -> tuple[Preset, ...]:
    """Return the examples of the course, those that stand in for others left out."""
    stand_ins = {preset.offline for preset in PRESETS}
    return tuple(
        preset for preset in PRESETS if preset.is_of_course and preset.key not in stand_ins
    )


def _file_of(key: str) -> Path:
    return paths.resources() / "recipes" / f"{key}.toml"


@cache
def _recipe_of(key: str) -> Recipe:
    return recipes.read(_file_of(key))
