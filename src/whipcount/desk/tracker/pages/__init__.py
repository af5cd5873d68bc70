"""What a public page holds: frozen values made from a ledger and the embedded facts, without Django or a clock."""
