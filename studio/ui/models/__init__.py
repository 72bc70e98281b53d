"""What the window is about, without any widget: pages show it and change it.

project_model: the open project; project_keeper: its lock and file; project_runs: its runs;
field_edit: another value for a field of its recipe; recipe_edit: an edit that can be undone.
run_model: the run that is shown; run_deletion: delete with undo. situation: the project as advice
sees it; obstacles: why something cannot be done now. activity_log: what was done; settings and
arrangement: what the program remembers.
"""
