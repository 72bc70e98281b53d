"""The window: everything that needs Qt, nothing that needs TensorFlow.

From the ground up: theme: colours, fonts, icons; texts: what is said and how it is written;
threads: work beside the window; widgets: reusable parts, each takes the theme first and holds no
truth; editors: one control per kind of setting; engine: the window's side of the wire; models:
what the window is about; dialogs; pages: one per question; shell: the frame around them. A room
imports rooms below it only; import-linter holds that.
"""
