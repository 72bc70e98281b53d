"""The page that answers: where is it wrong?

evaluate_page.py        the page: what the task of the shown run has for it
task_evaluation.py      base of that; classify_evaluation.py of a classifier
run_reader.py           follows the run, reads what is known of it; evaluator.py: predictions
epoch_steps.py          goes through the epochs of a classifier
question.py             what a click asks for, and the images that answer it
..._card.py             a section each of a classifier, and the images at the right
twins_fix.py            duplicates that one press keeps out of the next training
live_prediction.py      what the network says of the camera's newest frame
"""

from studio.ui.pages.evaluate.evaluate_page import EvaluatePage

__all__ = ["EvaluatePage"]
