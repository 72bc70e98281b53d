"""The recipe: what to train, as a frozen value and as a TOML file.

Names and meanings are a contract (README, "The recipe"). A recipe is immutable, so an edit is a
new recipe, and undo is keeping the old one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import tomli_w
from msgspec import Meta

from studio.core.base import paths
from studio.core.base.files import write_whole
from studio.core.recipes import recipe_errors
from studio.core.recipes.allowed import (
    AutoencoderKind,
    AutoencoderLoss,
    BatchNormPlace,
    ClassWeights,
    Color,
    Count,
    Duplicates,
    Flip,
    GanKind,
    Initializer,
    Optimizer,
    Output,
    PixelValues,
    Pooling,
    Precision,
    Schedule,
    Side,
    Strength,
    TaskKey,
)
from studio.core.recipes.plain_values import without_empty
from studio.core.recipes.recipe_checks import check_tables, check_together, foreign_tables
from studio.core.recipes.search_checks import check_search
from studio.core.recipes.search_table import Search
from studio.core.tasks.figure import Figure
from studio.core.tasks.noise import Noise
from studio.core.tasks.table import KL, Task, task

FILE_NAME = "recipe.toml"

MOST_DENSE = 64
MOST_DEVICES = 64
MOST_KEPT = 1000
MOST_FILTERS = 8
"""Halvings: 4096 pixels become 16."""

MOST_BLOCKS = 8
MOST_STAGES = 100
"""Far beyond what trains; thousands of layers in a row exhaust Python's stack, deep in Keras."""


class Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the images are and how they are cut into parts.

    Attributes:
        folder: the image folder, relative to the recipe's file or absolute.
        image_size: height and width in pixels.
        validation: fraction of each class; unused where the folder brings that part.
        test: fraction of each class; unused where the folder brings that part.
        split_seed: what the draw of the parts hangs on; -1 takes the recipe's seed. With one of
            its own, runs of several seeds are judged on the same images.
        limit_per_class: 0 takes every image.
        exclude: files and folders below `folder` that are left out; `*` and `?` as in a shell.
        duplicates: "together" brings images that show the same into one part, "apart" draws each
            for itself.
    """

    folder: Annotated[str, Meta(min_length=1)]
    image_size: tuple[Side, Side] = (224, 224)
    color: Color = "rgb"
    validation: Annotated[float, Meta(ge=0.0, le=0.9)] = 0.2
    test: Annotated[float, Meta(ge=0.0, le=0.9)] = 0.1
    split_seed: Annotated[int, Meta(ge=-1, lt=2**31)] = -1
    limit_per_class: Count = 0
    batch_size: Annotated[int, Meta(ge=1, le=4096)] = 32
    exclude: tuple[Annotated[str, Meta(min_length=1, max_length=4096)], ...] = ()
    duplicates: Duplicates = "together"


class Augment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Random changes of training images; each figure is a range as a fraction unless said.

    The discriminator of a GAN sees real and generated images changed alike.

    Attributes:
        rotation: of a full turn, either way.
        zoom: of the image's size, in or out.
        translation: of height and width, either way.
        shear: slope, either way.
        brightness: of the value range 0..255, either way.
        contrast: of the distance from the image's mean, either way.
        crop: of height and width, cut off at a random place, the rest enlarged to the whole.
        saturation: of the distance from grey, either way; greyscale images have none.
        hue: of a full turn of the colour circle, either way.
        noise: largest standard deviation, of the value range 0..255.
        cutout: side of a square that is painted over, of the image's shorter side.
        mixup: 0, or the parameter of the distribution that says how far two images of a batch are
            blended, and their labels with them.
        views: 0 changes every image afresh in every epoch. K > 0 computes K changed views of each
            image once, where part of the network is frozen, and draws among them: many times
            faster, an approximation of fresh changes.
    """

    flip: Flip = "none"
    rotation: Strength = 0.0
    zoom: Annotated[float, Meta(ge=0.0, le=0.9)] = 0.0
    translation: Strength = 0.0
    shear: Strength = 0.0
    brightness: Strength = 0.0
    contrast: Strength = 0.0
    crop: Annotated[float, Meta(ge=0.0, le=0.9)] = 0.0
    saturation: Strength = 0.0
    hue: Annotated[float, Meta(ge=0.0, le=0.5)] = 0.0
    noise: Strength = 0.0
    cutout: Annotated[float, Meta(ge=0.0, le=0.9)] = 0.0
    mixup: Strength = 0.0
    views: Annotated[int, Meta(ge=0, le=100)] = 0

    @property
    def is_active(self) -> bool:
        """Whether any image would be changed."""
        return msgspec.structs.replace(self, views=0) != Augment()


class Model(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The network: a backbone and the head behind it.

    Attributes:
        backbone: a name of the catalogue, or the path of an own model: an .h5 or .keras file, a
            SavedModel folder, or a run's folder.
        weights: "random", "imagenet", "studio", or the path of a weights file.
        pixels: values that an own model reads; backbones of the catalogue know theirs.
        features: layer whose output feeds the head; None takes the backbone's last.
        dense: units of the hidden dense layers of the head, in order.
        batch_norm: whether each hidden dense layer has a batch normalisation.
        batch_norm_place: before or after the layer's activation function.
        output: "softmax" has a unit for each class; "sigmoid" one unit for two classes, whose
            value is the probability of the second.
        blocks: maps of each block of the backbone "Small CNN"; unused by others, as is
            `block_dropout`, the share of its values that each block drops.
        class_weights: "balanced" lets every class weigh as much as the others in the loss that
            training minimises.
        label_smoothing: share of the label that is spread over all classes, in that loss alone.
    """

    backbone: Annotated[str, Meta(min_length=1)] = "LeNet-5"
    weights: Annotated[str, Meta(min_length=1)] = "random"
    pixels: PixelValues = "0..255"
    features: str | None = None
    pooling: Pooling = "average"
    dense: Annotated[
        tuple[Annotated[int, Meta(ge=1, le=65536)], ...], Meta(max_length=MOST_DENSE)
    ] = ()
    dropout: Annotated[float, Meta(ge=0.0, lt=1.0)] = 0.0
    batch_norm: bool = False
    batch_norm_place: BatchNormPlace = "before"
    output: Output = "softmax"
    initializer: Initializer = "glorot_uniform"
    blocks: Annotated[
        tuple[Annotated[int, Meta(ge=1, le=4096)], ...], Meta(min_length=1, max_length=MOST_BLOCKS)
    ] = (32, 64, 128)
    block_dropout: Annotated[float, Meta(ge=0.0, lt=1.0)] = 0.0
    class_weights: ClassWeights = "none"
    label_smoothing: Annotated[float, Meta(ge=0.0, le=0.5)] = 0.0


class Autoencoder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The network of the task "autoencode": an encoder to a small code, and its mirror.

    Attributes:
        kind: "dense" looks at all pixels at once; "convolutional" at small windows, the same ones
            everywhere; "variational" makes of each image a normal distribution of codes.
        code: numbers in the code.
        dense: units of the hidden layers of the dense encoder, in order; the decoder mirrors them.
            A variational autoencoder without any is convolutional.
        filters: maps of the convolutions, in order, each halving height and width.
        noise_mean: of the noise that is added to pixels in 0..1 before the network sees them;
            what it has to restore stays clean.
        noise_std: standard deviation of that noise; 0 adds none.
        clip: whether noisy pixels are cut off at 0 and 1.
        beta: weight of the divergence of the codes from a standard normal distribution, of
            variational autoencoders (Higgins et al. 2017).
        loss: what training minimises, mean over all values of pixels in 0..1; their sum, with the
            divergence, in a variational autoencoder (Kingma and Welling 2014).
    """

    kind: AutoencoderKind = "dense"
    code: Annotated[int, Meta(ge=1, le=65536)] = 32
    dense: Annotated[
        tuple[Annotated[int, Meta(ge=1, le=65536)], ...], Meta(max_length=MOST_DENSE)
    ] = (128,)
    filters: Annotated[
        tuple[Annotated[int, Meta(ge=1, le=4096)], ...], Meta(max_length=MOST_FILTERS)
    ] = (16, 8, 8)
    noise_mean: Annotated[float, Meta(ge=-1.0, le=1.0)] = 0.0
    noise_std: Annotated[float, Meta(ge=0.0, le=2.0)] = 0.0
    clip: bool = True
    beta: Annotated[float, Meta(ge=0.0, le=1000.0)] = 1.0
    loss: AutoencoderLoss = "binary_crossentropy"

    @property
    def noise(self) -> Noise | None:
        """What is added to the images that the network sees; None where they stay as they are."""
        if self.noise_std == 0:
            return None
        return Noise(self.noise_mean, self.noise_std, self.clip)

    @property
    def is_variational(self) -> bool:
        """Whether an image becomes a distribution of codes, and codes can be drawn."""
        return self.kind == "variational"

    @property
    def is_convolutional(self) -> bool:
        """Whether the hidden layers are convolutions."""
        return self.kind == "convolutional" or (self.is_variational and not self.dense)


class Gan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The two networks of the task "gan": a generator, and a discriminator that it is to deceive.

    Attributes:
        kind: "plain" invents any image like those of the folder; "conditional" one of a class that
            is asked for.
        latent: numbers that the generator makes an image from, each drawn from N(0, 1).
        filters: of the discriminator's first layer; the generator mirrors it.
        label_smoothing: what real images lack of the label 1; generated ones have 0 in any case.
        beta_1: decay of the mean of gradients in Adam and its kin, of both networks.
        average: decay, for each batch, of the mean of the generator's weights, which draws the
            gallery and is kept; 0 takes the weights as they are.
        gallery: images from fixed latent vectors that are kept after each epoch.
    """

    kind: GanKind = "plain"
    latent: Annotated[int, Meta(ge=1, le=4096)] = 100
    filters: Annotated[int, Meta(ge=4, le=512)] = 64
    label_smoothing: Annotated[float, Meta(ge=0.0, le=0.5)] = 0.1
    beta_1: Annotated[float, Meta(ge=0.0, lt=1.0)] = 0.5
    average: Annotated[float, Meta(ge=0.0, lt=1.0)] = 0.99
    gallery: Annotated[int, Meta(ge=1, le=256)] = 64

    @property
    def needs_classes(self) -> bool:
        """Whether each image must have a class."""
        return self.kind == "conditional"


class Stage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A span of epochs with one choice of trainable layers, optimizer and rate.

    Attributes:
        train: "head", "all", or layer-name patterns such as "block5_*"; the rest is frozen.
        optimizer: a row of `OPTIMIZERS`, or of `SOLVERS`, which finds a plain head exactly in one
            epoch and reads neither rate nor schedule.
        warmup: epochs in which the rate rises evenly from almost 0; the schedule is the rest's.
        multipliers: by layer-name pattern, a factor of the rate for the layers that it selects;
            of several that select a layer, the last one counts.
        plateau_factor: of the schedule "plateau", what the rate is multiplied by ...
        plateau_patience: ... after this many epochs without a better validation loss.
        early_stopping: epochs without a better validation loss before the stage ends; 0 is off.
    """

    name: Annotated[str, Meta(min_length=1, max_length=80)] = "Training"
    train: Annotated[tuple[str, ...], Meta(min_length=1)] = ("all",)
    epochs: Annotated[int, Meta(ge=1, le=100_000)] = 10
    optimizer: Optimizer = "adam"
    learning_rate: Annotated[float, Meta(gt=0.0, le=100.0)] = 1e-3
    schedule: Schedule = "constant"
    early_stopping: Count = 0
    warmup: Annotated[int, Meta(ge=0, le=100_000)] = 0
    multipliers: dict[str, float] = {}
    plateau_factor: Annotated[float, Meta(gt=0.0, lt=1.0)] = 0.1
    plateau_patience: Annotated[int, Meta(ge=1, le=100_000)] = 5


class Recipe(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that decides a training, up to rounding on another device.

    Attributes:
        devices: how many GPUs share each batch; 0 takes all. Where there are fewer, those train,
            with the same result up to rounding.
        keep_checkpoints: about how many epochs, evenly spaced, are kept to be looked at; 0 keeps
            the best and the newest alone. Changes nothing of the training.
        search: which fields a search varies; a training does not read it.
    """

    version: Literal[1] = 1
    name: Annotated[str, Meta(min_length=1, max_length=120)]
    task: TaskKey = "classify"
    seed: Annotated[int, Meta(ge=0, lt=2**31)] = 7
    precision: Precision = "float32"
    devices: Annotated[int, Meta(ge=0, le=MOST_DEVICES)] = 1
    keep_checkpoints: Annotated[int, Meta(ge=0, le=MOST_KEPT)] = 10
    data: Data
    augment: Augment | None = None
    model: Model = Model()
    autoencoder: Autoencoder = Autoencoder()
    gan: Gan = Gan()
    stage: Annotated[tuple[Stage, ...], Meta(min_length=1, max_length=MOST_STAGES)] = (Stage(),)
    search: Search | None = None

    @property
    def epochs(self) -> int:
        """Epochs of all stages together."""
        return sum(stage.epochs for stage in self.stage)

    @property
    def split_seed(self) -> int:
        """What the draw of the parts hangs on: a seed of its own, else that of the recipe."""
        return self.data.split_seed if self.data.split_seed >= 0 else self.seed


def parse(text: str, source: str) -> Recipe:
    """Read a recipe from TOML `text`; `source` names the file in sentences.

    Raises:
        InputError: not TOML, an unknown field, a value of the wrong type or out of range;
            the sentence has the field's path, what was found and what is allowed.
    """
    return from_tables(recipe_errors.parse_toml(text, source), source)


def from_tables(raw: dict[str, Any], source: str) -> Recipe:
    """Return the recipe of the tables of a TOML file; `source` names it in sentences.

    Raises:
        InputError: as `parse`.
    """
    try:
        recipe = msgspec.convert(raw, Recipe)
    except msgspec.ValidationError as error:
        raise recipe_errors.explained(error, raw, Recipe, source) from None
    check_tables(recipe, raw, source)
    check_together(recipe, source)
    check_search(recipe, source)
    return recipe


def read(path: Path) -> Recipe:
    """Read a recipe file.

    Raises:
        InputError: as `parse`, or the file is missing or unreadable.
    """
    return parse(recipe_errors.read_text(path), str(path))


def task_of(recipe: Recipe) -> Task:
    """Return the row of the recipe's task."""
    return task(recipe.task)


def needs_classes(recipe: Recipe) -> bool:
    """Whether each image of the recipe's folder must have a class: its task says, or its kind."""
    row = task_of(recipe)
    tables = (getattr(recipe, name) for name in row.settings)
    return row.needs_classes or any(getattr(table, "needs_classes", False) for table in tables)


def recorded_figures(recipe: Recipe) -> tuple[Figure, ...]:
    """Return what a run of the recipe records: the figures of its task, and those of its kind."""
    row = task_of(recipe)
    is_recorded = {KL.key: recipe.autoencoder.is_variational}
    return (*row.figures, *(one for one in row.optional if is_recorded[one.key]))


def batch_figures(recipe: Recipe) -> tuple[str, ...]:
    """Return the keys of what a run of the recipe records of each batch, in their order."""
    return tuple(one.key for one in recorded_figures(recipe) if not one.is_of_epochs)


def dump(recipe: Recipe) -> str:
    """Return the recipe as TOML: every field but those of another task, None or an empty table."""
    builtins = msgspec.to_builtins(recipe)
    foreign = foreign_tables(recipe.task)
    own = {name: value for name, value in builtins.items() if name not in foreign}
    return tomli_w.dumps(without_empty(own))


def write(recipe: Recipe, path: Path) -> None:
    """Write the recipe file, whole or not at all."""
    write_whole(path, dump(recipe).encode())


def data_folder(recipe: Recipe, recipe_file: Path) -> Path:
    """Return the image folder, taken relative to the recipe's file."""
    return paths.resolved(recipe_file.parent / paths.expanded(recipe.data.folder))
