"""The ledger in SQL: cases, events that are only added, stories, claims and who did what."""
