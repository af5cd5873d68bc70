"""Charts of the tracker as SVG text, beside those of the brief."""
