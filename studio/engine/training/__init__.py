"""A training in stages: what is frozen, the compiled step, what is recorded and saved.

cut: the frozen part and the trained part; step: the compiled steps; grouped_step: several batches
an execution; data_parallel: a batch shared by several devices; steps: what any task's stage is
asked; optimizers: by name; update: one of them for each rate that layers have; stage_rates: the
rate of each batch; chance: what a task draws by chance for each image; checkpoints: what a resumed
run starts from, its position among them; recorder: figures on disk and on the wire; stage: one
stage, epoch by epoch; solved_plan and solved_stage: one whose head is solved; linear_fit: the
solvers.
"""
