"""Benchmarks and quality figures: scripts that print, and the functions the tests hold to floors."""
