"""Model: what will I train?

model_page puts together: backbone_card (with weights_box, own_model_box, and behind "Change"
backbone_gallery with backbone_map, its chart, and own_model_menu), head_card, advisor_card (with
feature_dialog, which shows feature_evidence) and the advice at the left; layers_card (which layers
train) and stages_card (when, and how fast; preset_popup: stages as a course teaches them;
multipliers_dialog: rates by layer; keeping_row: what a run keeps; devices_row: what shares its
batches) at the right. All of them show the recipe and hand a changed one to the project.
feature_dialog and rate_dialog share trial_dialog: the engine tries something before a run.
"""

from studio.ui.pages.model.model_page import ModelPage

__all__ = ["ModelPage"]
