"""The window: everything that needs Qt, nothing that needs TensorFlow.

theme/       colours, fonts, icons and the style sheet made of them
widgets/     reusable parts, one a file; each takes the theme first and holds no truth
editors/     one control a kind of setting, all with value(), set_value(), value_changed
format.py    numbers, durations and sizes as a person reads them
translation.py  the language of the window, and sentences that come from core and engine
"""
