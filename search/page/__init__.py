"""What the results page shows, from the parameters of its address."""
