"""From the world to a read report: archive, decoding, outline, targets, findings, coverage."""
