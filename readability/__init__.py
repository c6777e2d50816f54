"""The B1 coach; its analyser comes with the plain-language work."""
