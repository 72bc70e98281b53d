"""Parts that pages are put together from; one widget a file.

Every one takes the theme as its first argument and its words already translated; it holds no
truth of its own and can be built again from what it was given. Signals are facts in the past
tense. Containers: card, page_header, form rows (studio.ui.editors). Choices: button, chip_group,
segmented_control, epoch_slider. Words: label, elided_label, banner, empty_state, help_tip, toast.
Numbers: key_value_row, class_bars, parts_bar, labelled_bar, phase_list. Pictures: thumbnails/.
Layers: layer_tree/, stage_timeline. Charts: chart/ (the kit), curves/, histogram/, line_chart/.
The frame: navigation_rail, status_strip.
"""
