"""A training in stages: what is frozen, the compiled step, what is recorded and saved.

cut: the frozen part and the trained part; step: the compiled steps; grouped_step: several batches
an execution; data_parallel: a batch shared by several devices; steps: what any task's stage is
asked; optimizers: by name; update: one of them for each rate that layers have; stage_rates: the
rate of each batch; chance: what a task draws by chance for each image; checkpoints: what a resumed
run starts from, its position among them; recorder: figures on disk and on the wire, run_log:
sentences; prepared_run: what is fixed before; stage_plan: how a stage computes, stage_sources: of
what rows; stage: one stage, epoch by epoch, filling: what its rows take, epoch_end: what the task
does then; evaluation: judging images; objective: what is minimised; frozen, front_pass,
kept_outputs and folding: the frozen part, once an image; movement: how far weights went;
not_a_number: where one began; precision: of 16 bits; host_copy: variables as
arrays; solved_plan and solved_stage: one whose head is solved; linear_fit: the solvers.
"""
