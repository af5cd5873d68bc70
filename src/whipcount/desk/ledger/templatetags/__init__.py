"""What templates of the desk take from the ledger."""
