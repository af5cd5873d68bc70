"""Ideal points: where members stand, and how likely each is to vote aye, with intervals."""
