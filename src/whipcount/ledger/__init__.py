"""Sourced events that are only ever added, and the fold from them to what stands at (on, known)."""
