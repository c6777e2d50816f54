"""What editors see of all areas together in the admin: the start page, lists, reports and the calendar."""
