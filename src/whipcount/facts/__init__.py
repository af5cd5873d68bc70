"""Typed rows from the tables inside the package: the only place that opens them."""
