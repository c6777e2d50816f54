"""The sociale kaart: services after HSDS 3.1, with their Dutch pages."""
