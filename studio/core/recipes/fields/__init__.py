"""The table of a recipe's fields: one row each, read by all that shows or edits a field.

field: what a row says; choices: what a field of few values offers; data_fields, augment_fields,
model_fields, autoencoder_fields, gan_fields, stage_fields, general_fields: the rows; table:
all of them.
A new field is a field of the recipe and a row here: its `form` puts it on a card of the window.
Whatever is allowed in it stands in the recipe alone, see `recipe_ranges`.
"""

from studio.core.recipes.fields.field import Field, FieldChoice, Form, Kind, Scale
from studio.core.recipes.fields.table import FIELDS, field_at, fields_of

__all__ = ["FIELDS", "Field", "FieldChoice", "Form", "Kind", "Scale", "field_at", "fields_of"]
