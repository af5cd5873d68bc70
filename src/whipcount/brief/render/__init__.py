"""One brief, several outputs with the same figures and hash."""
