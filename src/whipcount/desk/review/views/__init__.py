"""The editors' pages, one subject a file."""
