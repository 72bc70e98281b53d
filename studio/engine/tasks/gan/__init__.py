"""Inventing images: a generator and a discriminator that learn from each other.

task: the entry; network: both networks; latents: what a generator draws from; step: one turn of
both, compiled; plan: a stage's steps; samples: the same drawings after each epoch and how they
compare with real images; after_epoch: the gallery and the scores that are kept; result: of a run.
"""
