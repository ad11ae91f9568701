"""Forecasts are read from JSON, and made a table."""

import math

import pytest

from wavecast import Forecast, Step, UnreadableError, to_pandas
from wavecast._forecast import read_json

ONE = b'{"made":10.5,"model":"hall@3","status":"ok","steps":[{"h":1,"at":11.5,"mean":2,"lower":1.5,"upper":null}]}'
TWO = (
    b'{"made":10.5,"model":"naive@0","status":"warming","later":{},'
    b'"steps":[{"h":1,"at":null,"mean":[1,null],"lower":[0,null],"upper":[2,null]},{"h":4,"at":14.5,"mean":[3,4],"lower":null,"upper":null}]}'
)


def test_one_channel_has_numbers():
    forecast = read_json("hall/a", ONE)
    assert (forecast.series, forecast.made, forecast.model, forecast.status) == ("hall/a", 10.5, "hall@3", "ok")
    step = forecast.step(1)
    assert (step.h, step.at, step.mean, step.lower) == (1, 11.5, 2.0, 1.5)
    assert math.isnan(step.upper)
    with pytest.raises(KeyError, match=r"expected a horizon of \[1\], was 2"):
        forecast.step(2)


def test_several_channels_have_lists():
    near, far = read_json("hall/a", TWO).steps
    assert near.at is None
    assert near.mean[0] == 1.0 and math.isnan(near.mean[1])
    assert far.mean == [3.0, 4.0] and [math.isnan(low) for low in far.lower] == [True, True]


@pytest.mark.parametrize("value", [b"{", b"[]", b"\xff", ONE.replace(b"made", b"Made"), ONE.replace(b"2,", b'"2",', 1)[:-3]])
def test_other_bytes_are_no_forecast(value):
    with pytest.raises(UnreadableError, match="^hall/a: expected a forecast"):
        read_json("hall/a", value)


def test_a_table_has_a_row_per_horizon_and_channel():
    pandas = pytest.importorskip("pandas")
    made = 1717171717.123456
    table = to_pandas(
        [
            Forecast("a", made, "a@1", "ok", (Step(1, made + 1, 0.5, 0.25, 0.75),)),
            Forecast("b", made, "naive@0", "warming", (Step(1, None, [1.0, math.nan], [0.0, math.nan], [2.0, math.nan]),)),
        ]
    )
    assert list(table.series) == ["a", "b", "b"]
    assert list(table.channel) == [0, 0, 1]
    assert table.made[0] == pandas.Timestamp("2024-05-31T16:08:37.123456Z")
    assert table["at"][0] == pandas.Timestamp("2024-05-31T16:08:38.123456Z")
    assert list(table["at"].isna()) == [False, True, True]
    assert list(table["mean"][:2]) == [0.5, 1.0] and math.isnan(table["mean"][2])
    assert len(to_pandas([])) == 0 and list(to_pandas([]).columns) == list(table.columns)
