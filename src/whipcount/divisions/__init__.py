"""Roll calls: who voted how, and who voted against the side that nearly all of the party took."""
