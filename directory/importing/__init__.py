"""Import and export of the sociale kaart: files of rows, in and out, without loss."""
