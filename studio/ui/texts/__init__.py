"""Words and numbers as a person reads them, in the language of the window.

exact_numbers: numbers of a recipe, with every digit;
fields: titles, help and values of a recipe's fields.
"""
