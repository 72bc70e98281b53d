"""The window around the pages.

main_window: the frame; page_stack and warm_up: pages, built before they are wanted; actions, menus
and window_actions: what can be done; notices and failure_notices: what is said above a page;
status_presenter: the strip below; window_place: size and place, kept; reference and libraries: the
help menu.
"""
