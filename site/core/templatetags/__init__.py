"""Template tags that every area may use."""
