"""How the projection is made: from what areas tell to rows, words and suggestions, written together.

``search.services`` has the writes that others ask for.
"""
