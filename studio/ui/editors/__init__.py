"""Controls for settings, all with one contract (`Editor`): value(), set_value(), value_changed.

`set_value` is silent; `value_changed` means that the person changed it. What is typed is a
`TypedEditor`: it leaves what it cannot take as it stands, and says why. Ranges come from
`core.recipe_ranges`. `FormRow` puts a label before an editor, an explanation behind the label, and
the reason below. `FieldRows` makes the rows of a recipe's fields: `make_editor` has an editor for
each kind of field. `FieldMark` lets a search vary a field: a `VaryMark` behind its label, what is
tried below it, both in a `VaryPopup` whose `VaryForm` edits a range (`SpanForm`) or values
(`ValuesEditor`); `VaryMenu` does it from the menu of the editor.
"""

from studio.ui.editors.angle import AngleEditor
from studio.ui.editors.choice import Choice, ChoiceEditor
from studio.ui.editors.decimal import DecimalEditor
from studio.ui.editors.drop import DropEditor
from studio.ui.editors.editor import Editor
from studio.ui.editors.factors import FactorsEditor
from studio.ui.editors.field_mark import FieldMark
from studio.ui.editors.field_rows import FieldRows
from studio.ui.editors.for_field import EDITORS, choices_of, explain_field, make_editor
from studio.ui.editors.form_row import FormRow
from studio.ui.editors.image_size import ImageSizeEditor
from studio.ui.editors.integer import IntegerEditor
from studio.ui.editors.integer_list import IntegerListEditor
from studio.ui.editors.learning_rate import LearningRateEditor
from studio.ui.editors.percent import PercentEditor, SpreadEditor
from studio.ui.editors.switch import SwitchEditor
from studio.ui.editors.text import TextEditor
from studio.ui.editors.typed import TypedEditor, restore_all
from studio.ui.editors.vary_form import problem_of
from studio.ui.editors.vary_menu import VaryMenu
from studio.ui.editors.vary_popup import VaryPopup

__all__ = [
    "EDITORS",
    "AngleEditor",
    "Choice",
    "ChoiceEditor",
    "DecimalEditor",
    "DropEditor",
    "Editor",
    "FactorsEditor",
    "FieldMark",
    "FieldRows",
    "FormRow",
    "ImageSizeEditor",
    "IntegerEditor",
    "IntegerListEditor",
    "LearningRateEditor",
    "PercentEditor",
    "SpreadEditor",
    "SwitchEditor",
    "TextEditor",
    "TypedEditor",
    "VaryMenu",
    "VaryPopup",
    "choices_of",
    "explain_field",
    "make_editor",
    "problem_of",
    "restore_all",
]
