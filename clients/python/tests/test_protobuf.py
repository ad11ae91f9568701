"""Protobuf has the fields of wavecast.proto, and the same content as JSON."""

import math
import re
from pathlib import Path

import pytest

from wavecast import UnreadableError
from wavecast._forecast import read_json

protobuf = pytest.importorskip("wavecast._protobuf")

PROTO = Path(__file__).parents[3] / "core/src/main/proto/wavecast.proto"


@pytest.mark.skipif(not PROTO.exists(), reason="wavecast.proto is only in a checkout of Wavecast")
def test_fields_are_those_of_the_schema():
    text = re.sub(r"//.*", "", PROTO.read_text())
    for name, fields in protobuf.MESSAGES.items():
        body = re.search(rf"message {name} \{{(.*?)\}}", text, re.DOTALL).group(1)
        found = re.findall(r"(?:(optional|repeated) )?(\w+) (\w+) = (\d+);", body)
        assert found == [(*field, str(number)) for number, field in enumerate(fields, start=1)]
    status = re.search(r"enum Status \{(.*?)\}", text, re.DOTALL).group(1)
    assert re.findall(r"(\w+) = (\d+);", status) == [(word, str(number)) for number, word in enumerate(protobuf.STATUS)]


def test_protobuf_and_json_are_the_same_forecast():
    message = protobuf._Message(made_micros=1717171717123456, model="hall/a", version=3, status=2)
    message.steps.add(horizon=1, at_micros=1717171717125456, mean=[12.1], lower=[11.4], upper=[12.8])
    message.steps[0].levels.add(level=0.5, lower=[12.0], upper=[12.3])
    message.steps[0].levels.add(level=0.99, lower=[9.5], upper=[math.nan])
    message.steps.add(horizon=2, mean=[0.5, math.nan], lower=[0.25, math.nan], upper=[1, math.nan])
    json = b"""{"made":1717171717.123456,"model":"hall/a@3","status":"ok","steps":[
        {"h":1,"at":1717171717.125456,"mean":12.1,"lower":11.4,"upper":12.8,
         "levels":[{"level":0.5,"lower":12.0,"upper":12.3},{"level":0.99,"lower":9.5,"upper":null}]},
        {"h":2,"at":null,"mean":[0.5,null],"lower":[0.25,null],"upper":[1,null]}]}"""
    assert repr(protobuf.read("hall/a/1", message.SerializeToString())) == repr(read_json("hall/a/1", json))


def test_other_bytes_are_no_forecast():
    for value in (b"\xff\xff", b""):
        with pytest.raises(UnreadableError, match="^hall: expected a forecast"):
            protobuf.read("hall", value)
