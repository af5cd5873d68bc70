"""Seats: results, majorities, swing, boundaries, census, cohorts; posts and profiles of their members."""
