"""All built-in data sets; one more is one file and one row."""

from studio.core.samples.creatures import CREATURES
from studio.core.samples.digits import DIGITS
from studio.core.samples.sample import Sample
from studio.core.samples.shapes import SHAPES

SAMPLES: tuple[Sample, ...] = (DIGITS, SHAPES, CREATURES)
