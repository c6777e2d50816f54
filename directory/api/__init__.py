"""The open data of the sociale kaart for other systems, after HSDS 3.1. It only reads."""
