"""The window's side of the wire.

engine_process: one process, from its start to its end; engine_client: the one at work and the next;
engine_request: one question and its replies; request_slot: room for one at a time.
"""
