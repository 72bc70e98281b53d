"""Whether the images of a run are those of the open project, which alone can exclude them."""

from __future__ import annotations

from studio.core.base.sentences import Sentence, say
from studio.ui.models.obstacles import BEING_SCANNED
from studio.ui.models.project_images import ProjectImages


def why_not_of_project(images: ProjectImages, folder: str) -> Sentence | None:
    """Return why images in `folder` cannot be excluded from the project, None where they can.

    Args:
        images: of the open project.
        folder: where the run saw its images, an absolute path.
    """
    scanned = images.scanned
    if scanned is not None:
        is_same = scanned.folder == folder
        return None if is_same else say("The project now has another image folder than this run.")
    if images.busy is not None:
        return BEING_SCANNED
    return say("The project's image folder cannot be read.")
