"""Figures of a text: numerals, units, what each is of, and which of them are no targets."""
