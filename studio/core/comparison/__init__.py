"""A controlled comparison: trainings that differ in one thing, each repeated, and what they prove.

comparison: variants, seeds and the trials they make, kept in a file beside the runs; variants:
those of recipes and of values that a field takes in turn; questions: those that the course asks
of any recipe; trials: which of them are trained, from the runs that there are; verdict: means,
spread, and which variants can be told apart; standing: all that at one moment.
"""
