"""One search over everything, reading a projection that areas fill through a contract in core."""
