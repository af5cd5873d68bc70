"""The outside world: one folder for each kind of source; none knows another."""
