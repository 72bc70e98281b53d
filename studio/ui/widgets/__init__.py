"""Parts that pages are put together from; one widget a file.

Every one takes the theme as its first argument and its words already translated; it holds no
truth of its own and can be built again from what it was given. Signals are facts in the past
tense. Containers: card, page_header, form rows (studio.ui.editors). Choices: button, chip_group,
segmented_control. Words: label, elided_label, banner, scrolled_text, empty_state, help_tip, toast.
Numbers: key_value_row, class_bars, parts_bar, labelled_bar, phase_list, value_table.
Pictures: thumbnails/, wall/, picture_rows, tile_view, image_view, picture_button; pixel_image: from
arrays; animation: GIF. Networks: layer_tree/, stage_timeline/, network_shapes, adversarial_loop.
Charts: chart/ (the kit), curves/, histogram/, line_chart/, named_points/.
The frame: navigation_rail, status_strip. menu_place: where a menu opens.
"""
