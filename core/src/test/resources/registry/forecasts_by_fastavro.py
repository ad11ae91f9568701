"""Reads the forecasts in forecasts.json by fastavro, and writes what it read beside them: `pip install fastavro==1.13.1; python forecasts_by_fastavro.py`.

The bytes are what AvroForecastTest writes.
"""
import io, json, math, pathlib

import fastavro

HERE = pathlib.Path(__file__).parent
SCHEMA = json.loads((HERE / "../../../main/resources/io/wavecast/core/wire/avro/forecast.avsc").read_text())


def plain(value):
    """Times as microseconds, NaN as null."""
    if isinstance(value, dict):
        return {name: plain(member) for name, member in value.items()}
    if isinstance(value, list):
        return [plain(element) for element in value]
    if isinstance(value, float) and math.isnan(value):
        return None
    return value


for field in (SCHEMA["fields"][0]["type"], SCHEMA["fields"][3]["type"]["items"]["fields"][1]["type"][1]):
    del field["logicalType"]  # the numbers themselves
known = json.loads((HERE / "forecasts.json").read_text())
for record in known.values():
    content = io.BytesIO(bytes.fromhex(record["bytes"]))
    assert content.read(5) == b"\0\0\0\0\x11"
    record["fastavro"] = plain(fastavro.schemaless_reader(content, fastavro.parse_schema(SCHEMA)))
    assert content.read() == b""
(HERE / "forecasts.json").write_text(json.dumps(known, indent=1) + "\n")
