"""What visitors look for, as counts: enough to mend search, too little to know anybody's troubles."""
