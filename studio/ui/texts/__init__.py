"""What the window says, and how it writes it.

translation: the language, and sentences of core and engine; format: numbers, durations and sizes as
a person reads them; exact_numbers: those of a recipe, with every digit; fields: titles, help and
values of a recipe's fields; vary_text: what a search tries of them; phase_text and run_text: names
of phases and of a run's states; run_names: of runs beside each other; stage_text: how a stage
learns; suggested_names: names for projects and files.
"""
