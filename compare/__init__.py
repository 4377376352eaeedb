"""Pure functions over read reports: similarity, alignment, changes, verdicts, outcomes, redlines."""
