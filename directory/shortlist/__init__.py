"""The hulplijstje: help that a visitor keeps together, in the address of the list and nowhere else.

There is no account and no row in the database. Who presses "Bewaar" gets a cookie with the list in it, for as long as
the browser stays open; see ``docs/adr/0017-shortlist-in-its-address.md``.
"""
