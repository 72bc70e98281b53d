"""What a scan of an image folder has found, as a line of the log."""

from studio.core.dataset.images import Dataset
from studio.engine.job import Job


def log_scan(job: Job, dataset: Dataset) -> None:
    """Say how many images there are, and how many files are none.

    A detail: a command says what is trained on, or in one line why nothing can be.
    """
    images, classes = len(dataset.images), len(dataset.classes)
    if dataset.refused:
        job.log_detail(
            "Scanned {images} images in {classes} classes. Files skipped: {skipped}.",
            images=images,
            classes=classes,
            skipped=len(dataset.refused),
        )
    else:
        job.log_detail(
            "Scanned {images} images in {classes} classes.", images=images, classes=classes
        )
