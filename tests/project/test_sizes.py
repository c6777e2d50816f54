"""No file over 300 lines, no function over 40: who reads one must be able to keep it in mind."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.project.repository import kept_files, read

MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40
_BUILT = ("static", "requirements", "content")


def sources(*suffixes: str) -> list[Path]:
    """Sources that people write: no migrations, no built files, no content."""
    return [path for path in kept_files(*suffixes) if "migrations" not in path.parts and path.parts[0] not in _BUILT]


def long_functions(path: Path) -> Iterator[str]:
    """Functions of a file that are over the limit, with their length."""
    for node in ast.walk(ast.parse(read(path))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MAX_FUNCTION_LINES:
                yield f"{path}:{node.lineno} {node.name} has {length} lines"


def test_no_file_is_too_long() -> None:
    lengths = {path: len(read(path).splitlines()) for path in sources(".py", ".html", ".css", ".js", ".mjs")}

    assert {str(path): length for path, length in lengths.items() if length > MAX_FILE_LINES} == {}


def test_no_function_is_too_long() -> None:
    assert [found for path in sources(".py") for found in long_functions(path)] == []
