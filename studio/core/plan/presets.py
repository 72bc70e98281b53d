"""Recipes that are known to go well with the built-in samples: a lesson each."""

from __future__ import annotations

from pathlib import Path

import msgspec

from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence, say
from studio.core.recipes.recipe import Augment, Autoencoder, Data, Gan, Recipe, Stage


class Preset(msgspec.Struct, frozen=True):
    """One row.

    Attributes:
        key: a name of its own.
        title: what it is called.
        help: what it shows, in one or two sentences.
        sample: name of the sample that it is for.
        recipe: its data folder is the sample's name.
    """

    key: str
    title: Sentence
    help: Sentence
    sample: str
    recipe: Recipe

    def on(self, folder: Path, name: str = "") -> Recipe:
        """Return the recipe for the sample in `folder`, under a name or that of the preset."""
        data = msgspec.structs.replace(self.recipe.data, folder=str(folder))
        return msgspec.structs.replace(self.recipe, name=name or self.recipe.name, data=data)


_DIGITS = Data(folder="digits", image_size=(32, 32), color="gray")
_DRAWN_DIGITS = msgspec.structs.replace(_DIGITS, image_size=(28, 28), validation=0.1, test=0.0)
_SHAPES = Data(folder="shapes", image_size=(64, 64), color="rgb")

PRESETS: tuple[Preset, ...] = (
    Preset(
        "digits-autoencoder",
        say("Digits in 16 numbers"),
        say("Restores handwritten digits from 16 numbers each, better than any linear code."),
        "digits",
        Recipe(
            name="Digits in 16 numbers",
            task="autoencode",
            data=_DIGITS,
            autoencoder=Autoencoder(kind="dense", code=16, dense=(256, 128)),
            stage=(Stage(epochs=40),),
        ),
    ),
    Preset(
        "digits-denoising",
        say("Clean noisy digits"),
        say("Adds noise of mean 0.5 and deviation 0.1 to each digit and learns to take it away."),
        "digits",
        Recipe(
            name="Clean noisy digits",
            task="autoencode",
            data=_DIGITS,
            autoencoder=Autoencoder(
                kind="dense", code=32, dense=(256, 128), noise_mean=0.5, noise_std=0.1
            ),
            stage=(Stage(epochs=30),),
        ),
    ),
    Preset(
        "digits-variational",
        say("A map of digits"),
        say(
            "A variational autoencoder lays all digits out in a plane, from which new ones can be "
            "drawn."
        ),
        "digits",
        Recipe(
            name="A map of digits",
            task="autoencode",
            data=_DIGITS,
            autoencoder=Autoencoder(kind="variational", code=2, dense=(256, 128)),
            stage=(Stage(epochs=60),),
        ),
    ),
    Preset(
        "shapes-convolutional",
        say("Shapes in colour"),
        say("Convolutions restore coloured shapes on textured grounds from 128 numbers each."),
        "shapes",
        Recipe(
            name="Shapes in colour",
            task="autoencode",
            data=_SHAPES,
            autoencoder=Autoencoder(
                kind="convolutional",
                code=128,
                dense=(),
                filters=(32, 64),
                loss="mean_squared_error",
            ),
            stage=(Stage(epochs=30, learning_rate=2e-3),),
        ),
    ),
    Preset(
        "digits-gan",
        say("Invent digits"),
        say("Two networks learn from each other to draw handwritten digits that nobody wrote."),
        "digits",
        Recipe(
            name="Invent digits",
            task="gan",
            data=_DRAWN_DIGITS,
            gan=Gan(filters=32),
            stage=(Stage(epochs=60, learning_rate=2e-4),),
        ),
    ),
    Preset(
        "digits-conditional-gan",
        say("Ask for a seven"),
        say("A GAN that also learns which digit is asked for, and draws it."),
        "digits",
        Recipe(
            name="Ask for a seven",
            task="gan",
            data=_DRAWN_DIGITS,
            gan=Gan(kind="conditional", filters=32),
            stage=(Stage(epochs=60, learning_rate=2e-4),),
        ),
    ),
    Preset(
        "shapes-gan",
        say("Invent shapes"),
        say("A GAN that draws circles, squares and triangles in any colour, as it is asked."),
        "shapes",
        Recipe(
            name="Invent shapes",
            task="gan",
            data=msgspec.structs.replace(_SHAPES, image_size=(32, 32), validation=0.05, test=0.0),
            augment=Augment(
                flip="both",
                translation=0.1,
                brightness=0.2,
                contrast=0.3,
                saturation=0.5,
                noise=0.08,
            ),
            gan=Gan(kind="conditional", latent=64, filters=48, average=0.995),
            stage=(Stage(epochs=300, learning_rate=4e-4),),
        ),
    ),
)


def preset_called(key: str) -> Preset:
    """Return the preset of that key.

    Raises:
        InputError: there is none.
    """
    for preset in PRESETS:
        if preset.key == key:
            return preset
    known = ", ".join(preset.key for preset in PRESETS)
    raise InputError("No recipe is called {name}. Recipes: {names}.", name=key, names=known)


def presets_of(task: str) -> tuple[Preset, ...]:
    """Return the presets of a task, by its key."""
    return tuple(preset for preset in PRESETS if preset.recipe.task == task)


def find_preset(key: str) -> Preset:
    """Return the preset of that key.

    Raises:
        KeyError: there is none.
    """
    for preset in PRESETS:
        if preset.key == key:
            return preset
    raise KeyError(key)
