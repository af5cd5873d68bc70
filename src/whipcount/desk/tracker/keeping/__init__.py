"""Pages that were made once are kept, given at once, and made anew behind the readers' backs."""
