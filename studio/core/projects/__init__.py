"""A project: a folder with a recipe, a reference to images, and runs.

project: its files; project_lock: one window may change it; chosen_folder: where new ones are made;
folder_twin: another project of the same images; recent_projects: those that were open lately;
pinned_images: those that are followed.
"""
