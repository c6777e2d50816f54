"""When help can be reached: midnight, weekends, holidays, deviations and the two days on which the clock is moved."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from unittest import mock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from directory.enums import HolidayRule, Repeats
from directory.hours import (
    AMSTERDAM,
    Block,
    Deviation,
    Moment,
    Reach,
    Timetable,
    instant,
    open_at,
    periods,
    reach_at,
    states,
)

OFFICE = tuple(Block(day, time(9), time(17)) for day in range(5))


def at(text: str) -> datetime:
    """A moment in local time."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def local(moment: datetime | None) -> str:
    assert moment is not None
    return moment.astimezone(AMSTERDAM).strftime("%a %d %b %H:%M")


class TestPlainWeek:
    def test_open_until_the_end_of_the_block(self) -> None:
        found = reach_at(Timetable(OFFICE), at("2026-11-25T10:30"))

        assert found.reach is Reach.OPEN
        assert local(found.moment) == "Wed 25 Nov 17:00"
        assert found.ends == found.moment

    def test_closed_at_the_very_minute_of_closing(self) -> None:
        found = reach_at(Timetable(OFFICE), at("2026-11-25T17:00"))

        assert found.reach is Reach.LATER
        assert local(found.moment) == "Thu 26 Nov 09:00"

    def test_open_at_the_very_minute_of_opening(self) -> None:
        assert reach_at(Timetable(OFFICE), at("2026-11-25T09:00")).is_open

    def test_before_opening_the_answer_ends_when_it_opens(self) -> None:
        found = reach_at(Timetable(OFFICE), at("2026-11-25T08:15"))

        assert (found.reach, local(found.moment), local(found.ends)) == (
            Reach.LATER,
            "Wed 25 Nov 09:00",
            "Wed 25 Nov 09:00",
        )

    def test_over_the_weekend_it_opens_on_monday_but_the_answer_ends_at_midnight(self) -> None:
        found = reach_at(Timetable(OFFICE), at("2026-11-27T18:00"))

        assert local(found.moment) == "Mon 30 Nov 09:00"
        assert local(found.ends) == "Sat 28 Nov 00:00"

    def test_a_break_at_noon_is_two_periods(self) -> None:
        halves = (Block(2, time(9), time(12)), Block(2, time(13), time(17)))

        assert local(reach_at(Timetable(halves), at("2026-11-25T12:30")).moment) == "Wed 25 Nov 13:00"

    def test_blocks_that_touch_or_overlap_are_one(self) -> None:
        touching = (Block(2, time(9), time(12)), Block(2, time(11), time(14)), Block(2, time(14), time(17)))

        assert local(reach_at(Timetable(touching), at("2026-11-25T10:00")).moment) == "Wed 25 Nov 17:00"


class TestNights:
    night = Timetable((Block(4, time(22), time(2)), Block(5, time(22), time(0))))

    def test_open_after_midnight_in_the_block_of_the_day_before(self) -> None:
        found = reach_at(self.night, at("2026-11-28T01:59"))

        assert found.reach is Reach.OPEN
        assert local(found.moment) == "Sat 28 Nov 02:00"

    def test_a_block_that_ends_at_midnight_does_not_run_into_the_next_day(self) -> None:
        assert not reach_at(self.night, at("2026-11-29T00:00")).is_open
        assert reach_at(self.night, at("2026-11-28T23:59")).is_open

    def test_a_whole_week_is_day_and_night(self) -> None:
        always = Timetable(tuple(Block(day, time(0), time(23, 59)) for day in range(7)))

        found = reach_at(always, at("2026-11-28T23:59:30"))

        assert found.reach is Reach.ALWAYS
        assert local(found.ends) == "Sun 29 Nov 00:00"

    def test_day_and_night_on_holidays_only_when_somebody_said_so(self) -> None:
        week = tuple(Block(day, time(0), time(23, 59)) for day in range(7))

        unsure = reach_at(Timetable(week, holidays=HolidayRule.UNKNOWN), at("2026-12-20T12:00"))
        sure = reach_at(Timetable(week, holidays=HolidayRule.OPEN), at("2026-12-20T12:00"))

        assert (unsure.reach, local(unsure.moment)) == (Reach.OPEN, "Fri 25 Dec 00:00")
        assert sure.reach is Reach.ALWAYS


class TestHolidays:
    christmas = "2026-12-25T10:00"  # a Friday

    def test_closed_on_a_holiday(self) -> None:
        found = reach_at(Timetable(OFFICE, holidays=HolidayRule.CLOSED), at(self.christmas))

        assert (found.reach, local(found.moment)) == (Reach.LATER, "Mon 28 Dec 09:00")

    def test_open_as_usual(self) -> None:
        assert reach_at(Timetable(OFFICE, holidays=HolidayRule.OPEN), at(self.christmas)).is_open

    def test_unknown_is_not_open_and_not_closed(self) -> None:
        found = reach_at(Timetable(OFFICE), at(self.christmas))

        assert (found.reach, local(found.ends)) == (Reach.UNKNOWN, "Fri 25 Dec 17:00")

    def test_the_evening_before_it_names_the_next_day_that_is_sure(self) -> None:
        assert local(reach_at(Timetable(OFFICE), at("2026-12-24T18:00")).moment) == "Mon 28 Dec 09:00"

    def test_koningsdag_moves_when_the_27th_is_a_sunday(self) -> None:
        week = Timetable(tuple(Block(day, time(9), time(17)) for day in range(7)), holidays=HolidayRule.CLOSED)

        assert not reach_at(week, at("2025-04-26T10:00")).is_open
        assert reach_at(week, at("2025-04-27T10:00")).is_open


class TestDeviations:
    def test_closed_in_the_holidays_of_the_organisation(self) -> None:
        shut = Deviation(date(2026, 7, 20), date(2026, 8, 2))

        found = reach_at(Timetable(OFFICE, (shut,)), at("2026-07-20T10:00"))

        assert local(found.moment) == "Mon 03 Aug 09:00"

    def test_other_hours_replace_those_of_the_week(self) -> None:
        early = Deviation(date(2026, 11, 25), date(2026, 11, 25), time(7), time(8))
        timetable = Timetable(OFFICE, (early,))

        assert reach_at(timetable, at("2026-11-25T07:30")).is_open
        assert not reach_at(timetable, at("2026-11-25T10:00")).is_open

    def test_they_hold_on_a_public_holiday_too(self) -> None:
        open_at_christmas = Deviation(date(2026, 12, 25), date(2026, 12, 25), time(12), time(15))
        timetable = Timetable(OFFICE, (open_at_christmas,), HolidayRule.CLOSED)

        assert reach_at(timetable, at("2026-12-25T13:00")).is_open

    def test_a_night_that_began_before_the_deviation_goes_on(self) -> None:
        night = Timetable((Block(4, time(22), time(2)),), (Deviation(date(2026, 11, 28), date(2026, 11, 28)),))

        assert reach_at(night, at("2026-11-28T01:00")).is_open

    def test_only_deviations_are_hours_too(self) -> None:
        once = Deviation(date(2026, 11, 26), date(2026, 11, 26), time(10), time(11))

        assert local(reach_at(Timetable((), (once,)), at("2026-11-25T10:00")).moment) == "Thu 26 Nov 10:00"


class TestNotEveryWeek:
    @pytest.mark.parametrize(
        ("repeats", "expected"),
        [
            (Repeats.FIRST, ["2026-12-01"]),
            (Repeats.THIRD, ["2026-12-15"]),
            (Repeats.LAST, ["2026-12-29"]),
            (Repeats.WEEKLY, ["2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22", "2026-12-29"]),
            (Repeats.IRREGULAR, []),
        ],
    )
    def test_days_in_a_month(self, repeats: Repeats, expected: list[str]) -> None:
        block = Block(1, time(10), time(11), repeats)

        days = [date(2026, 12, day) for day in range(1, 32)]

        assert [day.isoformat() for day in days if block.takes_place_on(day)] == expected

    def test_fortnightly_counts_from_a_known_day_in_both_directions(self) -> None:
        block = Block(1, time(10), time(11), Repeats.FORTNIGHTLY, anchor=date(2026, 12, 8))

        assert [block.takes_place_on(date(2026, 11, 24)), block.takes_place_on(date(2026, 12, 1))] == [True, False]

    @pytest.mark.parametrize("anchor", [date(2026, 12, 7), date(2026, 12, 9), date(2026, 12, 13)])
    def test_any_day_of_its_week_will_do_to_count_from(self, anchor: date) -> None:
        block = Block(1, time(10), time(11), Repeats.FORTNIGHTLY, anchor=anchor)

        days = [date(2026, 11, 23) + timedelta(days=number) for number in range(28)]

        assert [day for day in days if block.takes_place_on(day)] == [date(2026, 11, 24), date(2026, 12, 8)]

    def test_fortnightly_without_a_known_day_is_not_known(self) -> None:
        block = Block(1, time(10), time(11), Repeats.FORTNIGHTLY)

        assert reach_at(Timetable((block,)), at("2026-11-24T10:30")).reach is Reach.UNKNOWN

    def test_outside_its_season_a_block_does_not_count(self) -> None:
        summer = Block(2, time(13), time(16), first=date(2026, 5, 1), last=date(2026, 9, 30))

        assert reach_at(Timetable((summer,)), at("2026-11-25T14:00")).reach is Reach.CLOSED
        assert reach_at(Timetable((summer,)), at("2026-09-30T14:00")).is_open


class TestNothingKnown:
    def test_no_hours_is_unknown_not_closed(self) -> None:
        found = reach_at(Timetable(), at("2026-11-25T10:00"))

        assert (found.reach, local(found.ends)) == (Reach.UNKNOWN, "Thu 26 Nov 00:00")


class TestMovingTheClock:
    """In 2026 the clock goes forward on 29 March (02:00 becomes 03:00) and back on 25 October (03:00 becomes 02:00)."""

    def test_winter_and_summer_are_one_and_two_hours_ahead_of_utc(self) -> None:
        assert instant(date(2026, 1, 15), time(9)) == datetime(2026, 1, 15, 8, tzinfo=UTC)
        assert instant(date(2026, 7, 15), time(9)) == datetime(2026, 7, 15, 7, tzinfo=UTC)

    def test_a_time_that_is_skipped_is_when_the_clock_jumps(self) -> None:
        jump = datetime(2026, 3, 29, 1, tzinfo=UTC)

        assert instant(date(2026, 3, 29), time(2, 30)) == jump
        assert instant(date(2026, 3, 29), time(2, 30), closing=True) == jump

    def test_an_hour_that_comes_twice_counts_whole(self) -> None:
        assert instant(date(2026, 10, 25), time(2, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
        assert instant(date(2026, 10, 25), time(2, 30), closing=True) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)

    @pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 28), 6), (date(2026, 10, 24), 8), (date(2026, 6, 6), 7)])
    def test_a_night_has_as_many_hours_as_it_has(self, day: date, hours: int) -> None:
        (night,) = periods(Timetable((Block(5, time(22), time(5)),)), day, 1)

        assert (night.end - night.begin).total_seconds() == hours * 3600

    def test_open_in_both_hours_between_two_and_three(self) -> None:
        night = Timetable((Block(5, time(22), time(2, 45)),))

        first, second = (at("2026-10-25T02:30").replace(fold=fold) for fold in (0, 1))

        assert reach_at(night, first).is_open
        assert reach_at(night, second).is_open


# -- whole lists -------------------------------------------------------------------------------------------------------

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
clocks = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
weekly = st.tuples(st.sampled_from(CODES), clocks, clocks).filter(lambda row: row[1] != row[2]).map(list)
others = st.tuples(weekly, st.sampled_from(["1", "2", "3", "4", "-1", "irregular"])).map(
    lambda both: [*both[0], both[1], None, None, None]
)
moments = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@settings(deadline=None)
@given(
    rows=st.lists(weekly | others, min_size=1, max_size=4),
    holidays=st.sampled_from(HolidayRule.values),
    moment=moments,
)
@example(rows=[["SU", "02:30", "03:00"]], holidays="open", moment=datetime(2026, 10, 25, 1, 15, tzinfo=UTC))
@example(rows=[["SA", "22:00", "02:45"]], holidays="open", moment=datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
@example(rows=[["FR", "10:00", "12:00"]], holidays="unknown", moment=datetime(2026, 12, 25, 10, tzinfo=UTC))
def test_a_list_says_the_same_as_a_page(rows: list[list[Any]], holidays: str, moment: datetime) -> None:
    reach = reach_at(Timetable.read(rows, (), holidays), moment).reach
    expected = None if reach is Reach.UNKNOWN else reach in (Reach.OPEN, Reach.ALWAYS)

    found = open_at(rows, (), holidays, Moment.at(moment))

    assert found is expected


@settings(deadline=None)
@given(rows=st.lists(weekly, min_size=1, max_size=4), moment=moments)
def test_a_few_days_give_the_answer_of_many(rows: list[list[Any]], moment: datetime) -> None:
    timetable = Timetable.read(rows, (), HolidayRule.CLOSED)
    found = reach_at(timetable, moment)

    with mock.patch.object(states, "_WINDOWS", (36,)):
        assert reach_at(timetable, moment) == found
