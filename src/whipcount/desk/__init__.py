"""The desk: the ledger in SQL, the review queue and the public tracker."""
