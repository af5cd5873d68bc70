"""The Python door: one function a question, each a thin step to the rooms behind it."""
