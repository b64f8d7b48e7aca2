"""The line that says how far a run is."""

import pytest

from tasks.meter import Meter


class SilentMeter(Meter):
    """Shows nothing by itself, has a clock that the test sets, and knows no endpoint."""

    seconds = 0.0

    def _now(self):
        return self.seconds

    def _slot_use(self):
        return None

    def _show(self):
        return


@pytest.mark.parametrize(
    ("done", "seconds", "line"),
    [
        (0, 30, "0 of 40 rows"),
        (1, 30, "0 of 40 rows"),
        (2, 30, "1 of 40 rows, 2.0 rows/min, 1170 s left"),
        (60, 10, "30 of 40 rows, 3.0 rows/s, 3 s left"),
        (80, 10, "40 of 40 rows, 4.0 rows/s, 0 s left"),
    ],
)
def test_speed_and_time_left_are_told_once_there_is_something_to_tell_by(done, seconds, line):
    meter = SilentMeter(40, stages=("first", "second"))
    meter.advance(0, "first", min(done, 40))
    meter.advance(0, "second", max(done - 40, 0))
    meter.seconds = seconds
    assert meter.line() == line
