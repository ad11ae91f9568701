"""Writes fastavro.json in this folder, records as senders with fastavro write them: `pip install fastavro==1.13.1; python fastavro_records.py`.

fastavro knows no registry: its users put the zero byte and the schema's id before what schemaless_writer wrote.
"""
import datetime, decimal, io, json, pathlib, struct

import fastavro

HERE = pathlib.Path(__file__).parent
SCHEMA_ID = 71
SCHEMA = (HERE / "reading.avsc").read_text()
FULL = {
    "machine": {"site": "north", "kind": "FAN"},
    "sent": datetime.datetime(2026, 5, 31, 16, 8, 37, 125000, tzinfo=datetime.timezone.utc),
    "measured": datetime.datetime(2026, 5, 31, 16, 8, 37, 123456, tzinfo=datetime.timezone.utc),
    "pressure": 101.25,
    "flow": decimal.Decimal("-1234.5678"),
    "head": decimal.Decimal("12.34"),
    "axes": [{"name": "x", "rms": 0.1, "peak": 0.5}, {"name": "y", "rms": 0.2, "peak": None}],
    "spare": {"site": "south", "kind": "PUMP"},
    "limits": {"max": 160.0},
}
FEW = {**FULL, "measured": None, "pressure": 7, "axes": [], "spare": None, "limits": {}}


def record(value):
    out = io.BytesIO()
    out.write(struct.pack(">bI", 0, SCHEMA_ID))
    fastavro.schemaless_writer(out, fastavro.parse_schema(json.loads(SCHEMA)), value)
    return out.getvalue().hex()


content = {"writer": f"fastavro {fastavro.__version__}", "id": SCHEMA_ID, "schema": SCHEMA,
           "records": {"full": record(FULL), "few": record(FEW)}}
(HERE / "fastavro.json").write_text(json.dumps(content, indent=1) + "\n")
