"""What a file of ours carries beside the network, and the names by which it is found there.

An .h5 has them as attributes, a .keras or .tflite file as members of its archive, a SavedModel as
files in `assets.extra`.
"""

CLASSES = "studio_classes"
"""Names of the classes in the order of the outputs, a JSON list."""

RECIPE = "studio_recipe"
"""By which it was trained, TOML."""

MEMBERS = "studio_members"
"""Of an ensemble, a JSON list."""

OUTPUT = "studio_output"
"""Of a single sigmoid unit, the name of the class whose probability it gives."""

FILES: dict[str, str] = {
    CLASSES: "classes.json",
    RECIPE: "recipe.toml",
    MEMBERS: "members.json",
    OUTPUT: "output.txt",
}
"""Every name, with that of the file in a SavedModel."""
