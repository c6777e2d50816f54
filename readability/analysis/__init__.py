"""The analyser of the B1 coach: one text in, a score, a verdict and findings out. No database, no network."""
