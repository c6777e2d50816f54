"""Numbers that may be called and numbers that are made up."""

from __future__ import annotations

import pytest

from core.phones import holds_number, is_sample_number, length_fault, spaced_number, tel_uri


@pytest.mark.parametrize(
    "number",
    [
        "0320 00 11 22",
        "0320-001122",
        "036 00 12 345",
        "0360012345",
        "06 00 12 34 56",
        "+31 320 00 11 22",
        "+31 (0)320 00 11 22",
        "+31 36 00 12 345",
    ],
)
def test_a_subscriber_part_that_starts_with_two_zeros_is_made_up(number: str) -> None:
    assert is_sample_number(number) is True


@pytest.mark.parametrize(
    "number",
    [
        "112",
        "113",
        "088 00 12 345",
        "0800 00 12",
        "0800 01 13",
        "0800 20 00",
        "088 076 70 00",
        "14 0320",
        "0320 27 99 11",
        "036 539 99 11",
        "+32 2 00 11",
        "",
    ],
)
def test_other_numbers_are_real(number: str) -> None:
    assert is_sample_number(number) is False


@pytest.mark.parametrize(
    ("written", "spaced"),
    [
        ("0320001234", "0320 00 12 34"),
        ("0320 001234", "0320 00 12 34"),
        ("0360012345", "036 001 23 45"),
        ("0612345678", "06 12 34 56 78"),
        ("0880767000", "088 076 70 00"),
        ("08002000", "0800 20 00"),
        ("08000123456", "0800 012 34 56"),
        ("+31320001234", "+31 320 00 12 34"),
        ("+31 612345678", "+31 6 12 34 56 78"),
        # written in groups already, foreign, short, or no number of ours
        ("036 00 12 345", "036 00 12 345"),
        (" 0320  00 12 34 ", "0320 00 12 34"),
        ("+3220011223", "+3220011223"),
        ("0320-001234", "0320-001234"),
        ("112", "112"),
        ("140320", "140320"),
        ("032000123", "032000123"),
        ("0031320001234", "0031320001234"),
        ("", ""),
    ],
)
def test_a_number_is_spaced_as_people_read_it(written: str, spaced: str) -> None:
    assert spaced_number(written) == spaced
    assert tel_uri(spaced) == tel_uri(written)


@pytest.mark.parametrize(
    ("number", "address"),
    [("0800 01 13", "tel:08000113"), ("088-076 70 00", "tel:0880767000"), ("+31 320 27 99 11", "tel:+31320279911")],
)
def test_the_address_of_a_link_has_digits_only(number: str, address: str) -> None:
    assert tel_uri(number) == address


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bel 112.", True),
        ("Bel 113 of 0800 01 13.", True),
        ("Bel +31 320 27 99 11", True),
        ("App 06-12345678", True),
        ("In 2023 waren het er 709.", False),
        ("Er passen 20.000 tekens in, 0,5 procent meer.", False),
        ("", False),
    ],
)
def test_a_number_in_a_text(text: str, found: bool) -> None:
    assert holds_number(text) is found


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        *((number, "") for number in ("0320 00 11 22", "06 12 34 56 78", "088 076 70 00", "036 00 12 345")),
        *((number, "area") for number in ("0527 00 17", "0320 00 11 222", "06 12 34 56 7", "0", "088 0767 00")),
        *((number, "") for number in ("0800 20 00", "0800 012 34 56", "0900 14 50", "0906 11 22", "0909 11 22")),
        *((number, "free") for number in ("0800 200", "0800 20 00 0", "0900 14 50 12 34 5")),
        *((number, "") for number in ("112", "113", "144", "116 123", "14 036", "14 0320", "1850", "4333")),
        *((number, "short") for number in ("11", "115", "116 12", "14 03", "14 03 20 1", "27 00 11", "320 00 11 22")),
        *((number, "") for number in ("+32 2 200 11 22", "+4930123456", "0032 2 200 11 22", "+31 320 00 11 22")),
        ("+31 14 0320", ""),
        *((number, "") for number in ("+31 (0)320 00 11 22", "+31 0800 0113", "0031 6 12 34 56 78")),
        *((number, "abroad") for number in ("+32 2 00 11", "+32 1234 5678 9012 34", "0032 2 00")),
        *((number, "area") for number in ("+31 320", "+31 320 00 11 22 3", "0031 6 12 34")),
    ],
)
def test_a_number_has_as_many_digits_as_its_kind(number: str, fault: str) -> None:
    assert length_fault(number) == fault
