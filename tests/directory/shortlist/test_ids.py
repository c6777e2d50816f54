"""The list as it stands in an address."""

import pytest

from directory.shortlist.ids import MOST, moved, number_of, read_list, write_list


@pytest.mark.parametrize("keys", [[], [1], [35, 36, 1], [36**6 - 1]])
def test_a_list_comes_back_as_it_was_written(keys: list[int]) -> None:
    assert read_list(write_list(keys)) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", []),
        ("-", []),
        ("3F-3f", [123]),
        ("0", []),
        ("3f-x'; drop-a1", [123, 361]),
        ("3f-zzzzzzz", [123]),
        ("\u0663-3f", [123]),
        ("a\0-3f", [123]),
        ("3f " * 50, []),
    ],
)
def test_what_is_no_number_is_passed_over(text: str, keys: list[int]) -> None:
    assert read_list(text) == keys


def test_a_list_has_an_end() -> None:
    assert read_list(write_list(range(1, 50))) == list(range(1, MOST + 1))
    assert read_list("-".join(["x!"] * 10_000)) == []


@pytest.mark.parametrize(
    ("key", "step", "after"),
    [(2, -1, [2, 1, 3]), (2, 1, [1, 3, 2]), (1, -1, [1, 2, 3]), (3, 1, [1, 2, 3]), (9, 1, [1, 2, 3])],
)
def test_an_entry_moves_one_place(key: int, step: int, after: list[int]) -> None:
    assert moved([1, 2, 3], key, step) == after


@pytest.mark.parametrize(("text", "key"), [("3f", 123), ("", None), ("-1", None), ("3_f", None), ("²", None)])
def test_one_number(text: str, key: int | None) -> None:
    assert number_of(text) == key
