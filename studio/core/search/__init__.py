"""A search for the best values of a recipe's fields: its trials, and what they found.

trial: one training with the values that were asked for, and what became of it; search_folder: its
file beside the runs, whatever cuts the program off; search_list: all there are; standing: all
trials at one moment, the best first; importance: which field decided; curve: how the figure of a
trial went from epoch to epoch; progress: how far a search is; objective: what trials are compared
by; budget: how many trainings and epochs that will be, costliest: the longest of them; promotion:
when a training for few epochs goes on for more as if it had been trained so long. What varies
stands in [search] of the recipe (core.recipes.search_table); engine.search asks for values and
trains them.
"""
