"""How good a classifier is and where it is wrong, from what it said of each image.

predictions: what is kept of a run, restorations of an autoencoder's; image_rows: the form of both;
kept: where; epoch_answers: those of single epochs; answers: of each image; evaluation: of a part,
measured: its shares; run_evaluation: of a run. Figures: confusion, per_class, curves, calibration,
losses, label_errors, twins, rejection; remarks: what they mean, in sentences. ensemble: several
classifiers together; code_size_curve: several autoencoders beside each other.
"""
