"""The project: settings, addresses, start-up, and the commands that know every area."""
