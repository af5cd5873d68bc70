"""Feeds of changes and corrections: Atom and JSON Feed."""
