"""One file for each question that a reader asks; each gives a section, or None where it has no answer."""
