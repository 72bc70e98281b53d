"""What the window says, and how it writes it.

translation: the language, and sentences of core and engine; format: numbers, durations and sizes as
a person reads them; phase_words and run_words: names of phases and of a run's states;
suggested_names: names for projects and files.
"""
