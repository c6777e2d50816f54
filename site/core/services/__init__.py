"""What the core does for every area: mail, link tokens, retention."""
