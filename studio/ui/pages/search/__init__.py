"""A search for the best values of some fields.

plan_dialog: what varies, how, and what that costs, before it begins; varied_fields and method_form
are its parts.
"""
