"""Management commands of the sociale kaart."""
