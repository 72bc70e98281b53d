"""A run from its recipe to its result, whatever the task, and what each task brings to it.

task: what a task is to the engine; classify, autoencode, gan: each in a package of its own.
lifecycle: a run from beginning to end; beginning: images and network at once; dry_run: the
rehearsal, with saving_proof and model_shapes; choice: how steps are computed; training_session: one
sitting; restored and changes: a run that goes on; result: what it leaves behind.
prediction: the model of a run, model_so_far: of one that has not ended; keeping: what is known of
single images; generate: images as files; rate_trial: learning rates tried before.
"""
