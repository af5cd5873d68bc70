"""Who is told when the distance to the threshold changes: webhooks and e-mail."""
