"""Which runs are there? Every training of the project, what came of it, and what can be done."""

from studio.ui.pages.runs.runs_page import RunsPage

__all__ = ["RunsPage"]
