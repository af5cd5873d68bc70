"""Readers of roll calls as others publish them: the content of files in, a ``Record`` out."""
