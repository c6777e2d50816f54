"""What every area shares: base page, taxonomies, blocks, listings, cards, demo, mail, forms."""
