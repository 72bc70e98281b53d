"""What an exported model travels with.

snippet: the Python lines that use it.
"""
