"""What the window is about, without any widget: pages show it and change it.

open_project: the open project and its recipe; autosave: its file; project_keeper: its lock;
project_images (folder_scan), project_network, project_runs: what it is about; new_project: making
one; workspace: all of them in one hand.
field_edit: another value for a field of its recipe, or what a search varies; search_offers: what it
may try of fields that hang on the network; search_cost (rough_forecast): what it costs at most;
recipe_edit: an edit that can be undone; recipe_news: whether it is still the one that was trained;
adopted_recipe: that of a run, taken.
run_model: the run that is shown; run_gallery, run_wall and run_probes: pictures that it kept;
run_epochs: weights that it kept; validated_epochs: those that can be evaluated; project_pins:
images that are followed; run_deletion: delete with undo. run_queue (cluster_series,
training_place): several runs, here or on a cluster; project_comparison: what they prove;
project_search (search_reading, search_status): a search for the best values.
situation: the project as advice sees it; obstacles: why something cannot be done now.
activity_log: what was done; settings and arrangement: what the program remembers.
"""
