"""The page that answers: where is it wrong?

evaluate_page.py        the page: what the task of the shown run has for it
task_evaluation.py      base of that; classify_evaluation.py of a classifier
run_reader.py           follows the run, reads what is known of it; evaluator.py: predictions,
                        while it trains those of the newest epoch
classify_standing.py    what is said while there are no figures of a classifier
epoch_steps.py          goes through the epochs of a classifier
question.py             what a click asks for, and the images that answer it
classified_pictures.py  base of pictures with what a network takes them for
..._card.py             a section each of a classifier, and the images at the right
project_folder.py       whether the project's recipe can speak of a run's images
leaving.py              images that a person excludes; twins_fix.py: duplicates that one press
                        keeps out of the next training
live_prediction.py      what the network says of the camera's newest frame
"""

from studio.ui.pages.evaluate.evaluate_page import EvaluatePage

__all__ = ["EvaluatePage"]
