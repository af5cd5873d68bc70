"""The review queue: what editors see and do."""
