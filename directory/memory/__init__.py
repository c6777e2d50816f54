"""What lists need to know of every entry, in the memory of the process: a visit costs the same for all sizes."""
