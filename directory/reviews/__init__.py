"""The loop that keeps the sociale kaart true: who keeps an entry is asked whether it still holds, and answers."""

__all__: list[str] = []
