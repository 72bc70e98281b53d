"""All fields of a recipe, in the order in which a form shows them."""

from studio.core.recipes.fields.augment_fields import AUGMENT_FIELDS
from studio.core.recipes.fields.autoencoder_fields import AUTOENCODER_FIELDS
from studio.core.recipes.fields.data_fields import DATA_FIELDS
from studio.core.recipes.fields.field import Field, Form
from studio.core.recipes.fields.gan_fields import GAN_FIELDS
from studio.core.recipes.fields.general_fields import GENERAL_FIELDS
from studio.core.recipes.fields.model_fields import MODEL_FIELDS
from studio.core.recipes.fields.stage_fields import STAGE_FIELDS

FIELDS: tuple[Field, ...] = (
    *MODEL_FIELDS,
    *AUTOENCODER_FIELDS,
    *GAN_FIELDS,
    *STAGE_FIELDS,
    *DATA_FIELDS,
    *AUGMENT_FIELDS,
    *GENERAL_FIELDS,
)

_BY_PATH = {field.path: field for field in FIELDS}


def field_at(path: str) -> Field:
    """Return the row of a path such as "data.batch_size".

    Raises:
        KeyError: a recipe has no such field.
    """
    return _BY_PATH[path]


def fields_of(form: Form) -> tuple[Field, ...]:
    """Return what a form edits, in order."""
    return tuple(field for field in FIELDS if field.form is form)
