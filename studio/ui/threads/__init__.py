"""Work beside the window's thread.

background: a call whose answer comes as a signal; main_thread_gc: garbage is collected where Qt's
objects live.
"""
