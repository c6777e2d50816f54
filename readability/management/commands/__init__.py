"""Commands of the B1 coach."""
