"""The recipe: what to train, as a frozen value and as a TOML file.

recipe: its structs; allowed: what single fields may be; recipe_checks: what is wrong with values
together; latent_space: what its network draws images from; named_places: folders and files that it
names; fields/: the table of its fields, with titles, help and kinds; place: one field of one
recipe, read and written; recipe_errors: what is wrong in a file, in one sentence; type_range and
recipe_ranges: what a field allows; recipe_difference: how two differ; stage_edits, augment_edits
and left_out: edits that several places make; search_table: which fields a search varies,
search_methods: by which method, search_space: those as axes, and the training at a point,
search_checks: what is wrong with them, search_marks: edits of them, search_usual: what is tried of
a field at first. optimizers, solvers and schedules: what their names mean; plain_values: a recipe
as TOML can hold it; rate_text: how a learning rate is written.
"""
