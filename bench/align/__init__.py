"""Train and measure the alignment against the shared gold."""
