"""What the movement reached, in figures with a source and a date."""
