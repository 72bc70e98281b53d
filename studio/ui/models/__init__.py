"""What the window knows and does, apart from how it looks.

field_edit: another value for a field of the open recipe.
"""
