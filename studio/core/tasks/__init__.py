"""What a project can be about: one row per task, with its figures.

figure: a number that is recorded while a run trains; table: the tasks;
classify, autoencode, gan: the result of a run of each; reference: a value that figures are held
against; gallery: pictures kept after each epoch; picture_strip: how they are written; scores: what
a discriminator says of them; likeness: how alike two sets of images are; noise: what is added to
images that a network learns to clean; latent: walks, sums, draws and grids of latent vectors.
"""
