"""Fields of [data]: the images and how they are split."""

from studio.core.base.sentences import say
from studio.core.recipes.fields.choices import COLORS, DUPLICATES
from studio.core.recipes.fields.field import Field, Form, Kind, Scale

DATA_FIELDS = (
    Field(
        path="data.folder",
        title=say("Image folder"),
        help=say("The folder with the images. It is only read, never changed."),
        kind=Kind.FOLDER,
    ),
    Field(
        path="data.image_size",
        title=say("Image size"),
        help=say(
            "Height × width in pixels that every image is resized to. Larger images show finer "
            "details; twice the side takes about four times as long."
        ),
        kind=Kind.SIZE,
        scale=Scale.LOG,
        form=Form.IMAGES,
    ),
    Field(
        path="data.color",
        title=say("Colour"),
        help=say("Choose greyscale where colour says nothing about the class."),
        kind=Kind.CHOICE,
        choices=COLORS,
        form=Form.IMAGES,
    ),
    Field(
        path="data.validation",
        title=say("Validation share"),
        help=say(
            "Share of each class that is not trained on. After every epoch these images show how "
            "well the network does on something new."
        ),
        kind=Kind.SHARE,
        form=Form.SPLIT,
    ),
    Field(
        path="data.test",
        title=say("Test share"),
        help=say(
            "Share of each class held out until the end. Not used until training ends, so this is "
            "the only unbiased figure."
        ),
        kind=Kind.SHARE,
        form=Form.SPLIT,
    ),
    Field(
        path="data.split_seed",
        title=say("Seed of the split"),
        help=say(
            "Decides which images are held out, apart from the recipe's seed. Runs with different "
            "seeds but one split are judged on the same images and can be compared or combined."
        ),
        kind=Kind.COUNT,
        lowest=say("as the seed"),
        form=Form.SPLIT,
    ),
    Field(
        path="data.limit_per_class",
        title=say("Images per class"),
        help=say("Uses at most this many images of each class. Fewer make a first try faster."),
        kind=Kind.COUNT,
        scale=Scale.LOG,
        step=50,
        lowest=say("all"),
        form=Form.SPLIT,
    ),
    Field(
        path="data.batch_size",
        title=say("Batch size"),
        help=say(
            "How many images the network sees before its weights are updated once. Larger batches "
            "are faster and take more memory."
        ),
        kind=Kind.COUNT,
        scale=Scale.LOG,
        step=8,
        form=Form.IMAGES,
    ),
    Field(
        path="data.exclude",
        title=say("Skipped files"),
        help=say("Files and folders in the image folder that are not used. They stay on the disk."),
        kind=Kind.FILES,
        lowest=say("no files"),
    ),
    Field(
        path="data.duplicates",
        title=say("Duplicates"),
        help=say(
            "Identical or nearly identical images on both sides of the split would make the "
            "accuracy look better than it is."
        ),
        kind=Kind.CHOICE,
        choices=DUPLICATES,
        form=Form.SPLIT,
    ),
)
