"""The recipe: what to train, as a frozen value and as a TOML file.

recipe: its structs; recipe_checks: what is wrong with values together; latent_space: what its
network draws images from; fields/: the table of its fields, with titles, help and kinds; place: one
field of one recipe, read and written; recipe_errors: what is wrong in a file, in one sentence;
type_range and recipe_ranges: what a field allows; recipe_difference: how two differ; stage_edits
and left_out: edits that several places make; latent_space: the vectors that its network makes
images of. optimizers, solvers and schedules: what their names mean; rate_text: how a learning rate
is written.
"""
