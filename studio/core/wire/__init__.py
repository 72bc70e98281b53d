"""What window and engine say to each other.

messages: the two closed unions; codec: their bytes; phases: the names of what the engine does.
"""
