"""Home page, themes, gemeenten, standard pages, contact."""
