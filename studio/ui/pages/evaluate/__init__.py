"""The page that answers: where is it wrong?

evaluate_page.py   the page: states, sections, images behind what was clicked
evaluator.py       gets the predictions of a run: reads them, or has the engine make them
epoch_steps.py     goes through the epochs of the run
question.py        what a click asks for, and the images that answer it
..._card.py        a section each, and the images at the right
"""

from studio.ui.pages.evaluate.evaluate_page import EvaluatePage

__all__ = ["EvaluatePage"]
