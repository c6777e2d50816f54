"""Errors that a program can read: RFC 9457."""

from __future__ import annotations

from typing import Any

__all__ = ["ProblemError"]


class ProblemError(Exception):
    """A question that gets no answer: what is wrong, with which parameter, and what is allowed."""

    def __init__(self, status: int, title: str, *, parameter: str = "", allowed: str = "") -> None:
        super().__init__(title)
        self.status = status
        self.title = title
        self.parameter = parameter
        self.allowed = allowed

    def as_row(self) -> dict[str, Any]:
        """The body of the answer."""
        made = {"type": "about:blank", "title": self.title, "status": self.status}
        more = {"parameter": self.parameter, "allowed": self.allowed}
        return made | {name: value for name, value in more.items() if value}
