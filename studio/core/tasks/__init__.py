"""What a project can be about: one row per task, with its figures.

figure: a number that is recorded while a run trains; table: the tasks.
"""
