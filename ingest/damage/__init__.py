"""What shows that a text is not what was delivered: breaks, splices, repeats, gaps, figures out of line."""
