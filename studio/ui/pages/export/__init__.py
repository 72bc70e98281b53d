"""Export: how do I take it with me?

export_page puts together: run_card (which run), format_card (with format_button; the table is
core's), target_card (where to; targets knows what is there already) at the left; progress,
certificate_card, snippet_card and history_card at the right. exportable reads the runs.
"""

from studio.ui.pages.export.export_page import ExportPage

__all__ = ["ExportPage"]
