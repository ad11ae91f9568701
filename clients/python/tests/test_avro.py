"""Forecasts are read from Avro: the bytes that the service writes, beside what fastavro reads of them."""

import json
import math
import pathlib

import pytest

from wavecast import UnreadableError, _avro
from wavecast._kafka import format_of

FILE = pathlib.Path(__file__).parents[3] / "core/src/test/resources/registry/forecasts.json"
KNOWN = json.loads(FILE.read_text())


def _listed(values):
    return [None if math.isnan(value) else value for value in (values if isinstance(values, list) else [values])]


@pytest.mark.parametrize("name", KNOWN)
def test_the_bytes_of_the_service_are_read_as_fastavro_reads_them(name):
    value, expected = bytes.fromhex(KNOWN[name]["bytes"]), KNOWN[name]["fastavro"]
    assert format_of(None, value, "json") == "avro"
    forecast = _avro.read("a", value)
    assert (forecast.series, forecast.model, forecast.status) == ("a", expected["model"], expected["status"])
    assert forecast.made == expected["made"] / 1e6
    assert len(forecast.steps) == len(expected["steps"])
    for step, other in zip(forecast.steps, expected["steps"]):
        assert (step.h, step.at) == (other["h"], other["at"] and other["at"] / 1e6)
        assert [_listed(step.mean), _listed(step.lower), _listed(step.upper)] == [other["mean"], other["lower"], other["upper"]]
    assert _avro.read("a", value + b"later").steps[-1].h == forecast.steps[-1].h


def test_cut_bytes_are_no_forecast():
    value = bytes.fromhex(KNOWN["two"]["bytes"])
    for length in range(len(value)):
        with pytest.raises(UnreadableError, match="^a: expected a forecast"):
            _avro.read("a", value[:length])
