"""Samples are checked before they are sent."""

import json
import math
from datetime import datetime, timedelta, timezone

import pytest

from wavecast._sample import channels, chunk, key, micros, write_json, write_json_chunk

numpy = pytest.importorskip("numpy")


@pytest.mark.parametrize(
    ("t", "expected"),
    [
        (1717171717.123456, 1717171717123456),
        (0, 0),
        (-0.5, -500_000),
        (datetime(2026, 5, 31, 16, 8, 37, 250_001, timezone.utc), 1780243717250001),
        (datetime(1970, 1, 1, 1, tzinfo=timezone(timedelta(hours=1))), 0),
        (numpy.datetime64("2026-05-31T16:08:37.250001"), 1780243717250001),
        (numpy.float64(1.5), 1_500_000),
    ],
)
def test_times_are_kept_to_the_microsecond(t, expected):
    assert micros(t) == expected


@pytest.mark.parametrize(
    ("t", "words"),
    [
        (1717171717123, "milliseconds? divide by 1e+03"),
        (1717171717123456, "microseconds? divide by 1e+06"),
        (1717171717123456789, "nanoseconds? divide by 1e+09"),
        (-3e9, "years 1900 to 2200"),
        (math.nan, "finite"),
        (datetime(2026, 1, 1), "time zone"),
        (numpy.datetime64("NaT"), "years 1900 to 2200"),
    ],
)
def test_wrong_times_are_named(t, words):
    with pytest.raises(ValueError) as raised:
        micros(t)
    assert words in str(raised.value)


@pytest.mark.parametrize("t", [True, "2026-01-01", None, [1.0]])
def test_times_of_another_type_are_refused(t):
    with pytest.raises(TypeError):
        micros(t)


def test_values_may_come_in_many_forms():
    assert channels(0.42) == [0.42]
    assert channels(3) == [3.0]
    assert channels(numpy.float32(0.5)) == [0.5]
    assert channels([1, 2.5]) == [1.0, 2.5]
    assert channels((1, 2)) == [1.0, 2.0]
    assert channels(numpy.arange(3)) == [0.0, 1.0, 2.0]
    gap = channels([1.0, None, math.nan])
    assert gap[0] == 1.0 and math.isnan(gap[1]) and math.isnan(gap[2])


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([], "1 to 4096 channels, was 0"),
        ([0.0] * 4097, "was 4097"),
        (math.nan, "at least one number"),
        ([None, math.nan], "at least one number"),
        ([1.0, math.inf], "finite number in channel 1, was inf"),
        (numpy.zeros((10, 3)), "send_chunk sends several samples"),
    ],
)
def test_wrong_values_are_named(values, words):
    with pytest.raises(ValueError) as raised:
        channels(values)
    assert words in str(raised.value)


@pytest.mark.parametrize("values", ["0.42", [1.0, "x"], [{}]])
def test_values_of_another_type_are_refused(values):
    with pytest.raises(TypeError):
        channels(values)


def test_keys_have_a_length():
    assert key("Saal/Pumpe-ü") == "Saal/Pumpe-ü".encode()
    for wrong in ("", "x" * 1025):
        with pytest.raises(ValueError, match="1 to 1024 bytes"):
            key(wrong)


def test_json_has_every_digit():
    assert write_json(1717171717000001, [0.1, math.nan, 1e300]) == b'{"t":1717171717.000001,"v":[0.1,null,1e+300]}'
    assert write_json(-500_000, [2.0]) == b'{"t":-0.500000,"v":2.0}'
    assert json.loads(write_json(None, [2.0])) == {"v": 2.0}


def test_protobuf_has_the_same_content():
    protobuf = pytest.importorskip("wavecast._protobuf")
    observation = protobuf.Observation.FromString(protobuf.write(-1, [0.1, math.nan]))
    assert observation.time_micros == -1
    assert observation.values[0] == 0.1 and math.isnan(observation.values[1])
    assert not protobuf.Observation.FromString(protobuf.write(None, [1.0])).HasField("time_micros")


def test_chunks_are_written_with_their_period():
    period, samples = chunk(0.004, numpy.array([[0.42, 0.1], [0.43, math.nan]]))
    assert (
        write_json_chunk(1717171717250000, period, samples)
        == b'{"t":1717171717.250000,"period":0.004,"v":[[0.42,0.1],[0.43,null]]}'
    )
    assert write_json_chunk(None, 0.5, [[1.0], [2.0]]) == b'{"period":0.5,"v":[[1.0],[2.0]]}'


@pytest.mark.parametrize(
    ("period", "samples", "words"),
    [
        (0, [1, 2], "period: expected the seconds"),
        (math.nan, [1, 2], "period: expected the seconds"),
        (9e-7, [1, 2], "period: expected the seconds"),
        (1, [], "1 to 4096 samples, was 0"),
        (1, [[1], [2, 3]], "was 2 in sample 1"),
    ],
)
def test_wrong_chunks_are_named(period, samples, words):
    with pytest.raises(ValueError) as raised:
        chunk(period, samples)
    assert words in str(raised.value)
