"""A list of help that other sites show in a frame."""
