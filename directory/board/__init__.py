"""The state of the sociale kaart for editors: how fresh it is, where help is missing, what was reported."""
