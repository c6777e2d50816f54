"""Session types, leergangen and the agenda; booking comes later."""
