"""What editors see of the coach in the admin: the panel, the gate, the listing and the report."""
