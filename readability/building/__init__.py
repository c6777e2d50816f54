"""Makes the lexicon of the B1 coach from its sources. Runs when someone asks, never on the site."""
