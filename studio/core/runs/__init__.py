"""A run: one training of a recipe, in time and on the disk.

run_state: what it is doing, as a snapshot that events move on; phase_totals: how long each phase
took. run_folder: its files; run_about: name, note and tags; guesses: what a person took for real;
run_summary, run_list, run_index: many of them at a glance; run_filter: which are seen;
run_trash: deleted with undo; run_damage: what is wrong with one; changes_file: how far its layers
moved; kept_epochs: the weights of single epochs; probes: answers to pinned images; relocation:
its files on another computer; apart: nothing is written among the images.
"""
