"""Rulebooks as data: who may trigger a contest, who votes, how many are needed, what follows."""
