"""What the window works on, in one hand."""

from dataclasses import dataclass

from studio.ui.models.new_project import NewProject
from studio.ui.models.open_project import OpenProject
from studio.ui.models.project_comparison import ProjectComparison
from studio.ui.models.project_images import ProjectImages
from studio.ui.models.project_network import ProjectNetwork
from studio.ui.models.project_runs import ProjectRuns
from studio.ui.models.project_search import ProjectSearch
from studio.ui.models.run_model import RunModel
from studio.ui.models.run_queue import RunQueue
from studio.ui.models.training_place import TrainingPlace


@dataclass(frozen=True)
class Workspace:
    """The open project in its parts, and the run that is shown.

    Attributes:
        project: its recipe and its file.
        images: what lies in its image folder.
        network: the layers of its recipe.
        new_project: makes another.
        run: the run that is shown.
        runs: all of the project.
        place: where whole runs are trained that need not be watched.
        queue: trains several runs there.
        comparison: what is compared, and how that stands.
        search: for the best values, and how that stands.
    """

    project: OpenProject
    images: ProjectImages
    network: ProjectNetwork
    new_project: NewProject
    run: RunModel
    runs: ProjectRuns
    place: TrainingPlace
    queue: RunQueue
    comparison: ProjectComparison
    search: ProjectSearch
