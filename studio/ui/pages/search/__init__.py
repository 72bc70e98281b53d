"""A search for the best values, planned and looked at: dialogs that leave the window free.

plan_dialog: what varies, how, and what that costs, before it begins; varied_fields and method_form
are its parts.
search_dialog: all of it; search_list: the searches of the project; search_head: what the chosen one
is and how far; trial_table: a row for each trial; search_charts: their curves, parallel
coordinates, what each field decided (trial_curves, trial_coordinates, field_weights). trial_text:
fields, values and states in words; trial_shades: how good each trial is, for its colour.
"""
