"""The stance model: a small encoder, fine-tuned on the project's own passages, run in NumPy."""
