"""The recipe: what to train, as a frozen value and as a TOML file.

recipe: its structs; recipe_errors: what is wrong in a file, in one sentence; recipe_ranges: what a
field allows; recipe_difference: how two differ; stage_edits and left_out: edits that several places
make. optimizers and schedules: what their names mean; rate_text: how a learning rate is written.
"""
