"""What people say is wrong with an entry: from the form to the answer."""
