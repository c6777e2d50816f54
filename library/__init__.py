"""Publications and funding schemes."""
