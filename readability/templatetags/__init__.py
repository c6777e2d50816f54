"""Template tags of the coach."""
