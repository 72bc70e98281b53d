"""What fields of few values offer, in the order in which a list shows it."""

from studio.core.base.sentences import Sentence, say
from studio.core.recipes.fields.field import FieldChoice
from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.schedules import SCHEDULES
from studio.core.recipes.solvers import SOLVERS
from studio.core.tasks.table import TASKS

PRECISIONS = (
    FieldChoice("float32", say("float32"), say("32 bits; the same on every device.")),
    FieldChoice(
        "mixed",
        say("Mixed"),
        say("16 bits where they are enough, 32 in the head; faster on most GPUs."),
    ),
    FieldChoice("auto", say("Automatic"), say("Mixed where a GPU is faster with it.")),
)

COLORS = (FieldChoice("rgb", say("RGB")), FieldChoice("gray", say("Greyscale")))

DUPLICATES = (
    FieldChoice(
        "together", say("Kept together"), say("Images that show the same are never split.")
    ),
    FieldChoice("apart", say("Split like others"), say("Each image is drawn for itself.")),
)

FLIPS = (
    FieldChoice("none", say("Off")),
    FieldChoice("horizontal", say("Left and right")),
    FieldChoice("vertical", say("Up and down")),
    FieldChoice("both", say("Both ways")),
)

WEIGHTS = (
    FieldChoice("random", say("Random")),
    FieldChoice("imagenet", Sentence("ImageNet")),
    FieldChoice("studio", Sentence("Afina Studio")),
)

PIXEL_VALUES = (
    FieldChoice(
        "0..255", say("0 to 255"), say("As an image file has them, and as models of ours do.")
    ),
    FieldChoice("0..1", say("0 to 1"), say("As modules of TensorFlow Hub do.")),
    FieldChoice("-1..1", say("-1 to 1"), say("As MobileNet and Inception do.")),
)

CLASS_WEIGHTS = (
    FieldChoice("none", say("As they are"), say("Every image counts the same.")),
    FieldChoice("balanced", say("Balanced"), say("Every class counts the same.")),
)

POOLINGS = (
    FieldChoice("average", say("Average")),
    FieldChoice("max", say("Maximum")),
    FieldChoice("flatten", say("Flatten")),
)

AUTOENCODER_KINDS = (
    FieldChoice("dense", say("Dense"), say("Sees all pixels at once.")),
    FieldChoice(
        "convolutional",
        say("Convolutional"),
        say("Sees small windows, the same everywhere; suits larger images."),
    ),
    FieldChoice(
        "variational",
        say("Variational"),
        say("Learns a distribution of codes, from which new images can be drawn."),
    ),
)

AUTOENCODER_LOSSES = (
    FieldChoice(
        "binary_crossentropy",
        say("Binary cross-entropy"),
        say("Suits values that are mostly near black or white."),
    ),
    FieldChoice(
        "mean_squared_error",
        say("Mean squared error"),
        say("Weighs a large difference more than many small ones."),
    ),
)

GAN_KINDS = (
    FieldChoice("plain", say("Any image"), say("Invents images like those of the folder.")),
    FieldChoice(
        "conditional",
        say("By class"),
        say("Invents an image of the class that you ask for; needs class folders."),
    ),
)

OUTPUTS = (
    FieldChoice("softmax", say("Softmax"), say("One unit for each class.")),
    FieldChoice(
        "sigmoid",
        say("Sigmoid"),
        say("One unit for two classes: the probability of the second."),
    ),
)

BATCH_NORM_PLACES = (
    FieldChoice(
        "before",
        say("Before activation"),
        say("As Ioffe and Szegedy (2015) introduced it."),
    ),
    FieldChoice("after", say("After activation"), say("The next layer reads what is normalised.")),
)

_GLOROT = say("Suits layers without an activation (Glorot and Bengio 2010).")
_HE = say("Suits layers with ReLU (He et al. 2015).")
_LECUN = say("Suits layers with SELU (LeCun et al. 1998; Klambauer et al. 2017).")

INITIALIZERS = (
    FieldChoice("glorot_uniform", Sentence("Glorot uniform"), _GLOROT),
    FieldChoice("glorot_normal", Sentence("Glorot normal"), _GLOROT),
    FieldChoice("he_uniform", Sentence("He uniform"), _HE),
    FieldChoice("he_normal", Sentence("He normal"), _HE),
    FieldChoice("lecun_uniform", Sentence("LeCun uniform"), _LECUN),
    FieldChoice("lecun_normal", Sentence("LeCun normal"), _LECUN),
    FieldChoice(
        "zeros",
        say("Zeros"),
        say("All units of a layer stay alike and cannot learn: only to see that."),
    ),
)


WITH_HEAD = tuple(row.key for row in TASKS if "model" in row.settings)
WITH_BEST_EPOCH = tuple(row.key for row in TASKS if row.best_by)
"""A GAN's losses say of no epoch that it is better."""


def task_choices() -> tuple[FieldChoice, ...]:
    """Return the rows of the table of tasks."""
    return tuple(FieldChoice(row.key, row.title, row.help) for row in TASKS)


def optimizer_choices() -> tuple[FieldChoice, ...]:
    """Return the rows of the tables of optimizers and of solvers."""
    optimizers = (
        FieldChoice(key, Sentence(row.title), row.help) for key, row in OPTIMIZERS.items()
    )
    solvers = (FieldChoice(key, row.title, row.help, WITH_HEAD) for key, row in SOLVERS.items())
    return (*optimizers, *solvers)


def schedule_choices() -> tuple[FieldChoice, ...]:
    """Return the rows of the table of schedules."""
    return tuple(
        FieldChoice(key, row.title, row.help, WITH_BEST_EPOCH if row.follows_validation else ())
        for key, row in SCHEDULES.items()
    )
