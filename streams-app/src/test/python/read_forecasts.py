"""Reads forecasts in Avro by fastavro: `python read_forecasts.py REGISTRY < values`, one value a line, in base64.

Prints a line for each: made, model, status, then for each step h, at, mean, lower and upper. Doubles are their bits in hexadecimal.
"""
import base64, io, json, struct, sys, urllib.request

import fastavro

schemas = {}


def schema(number):
    if number not in schemas:
        with urllib.request.urlopen(f"{sys.argv[1]}/schemas/ids/{number}") as answer:
            text = json.loads(json.load(answer)["schema"])
        for field in (text["fields"][0]["type"], text["fields"][3]["type"]["items"]["fields"][1]["type"][1]):
            del field["logicalType"]  # the numbers themselves, not Python's times
        schemas[number] = fastavro.parse_schema(text)
    return schemas[number]


def bits(values):
    return ",".join(struct.pack(">d", value).hex() for value in values)


for line in sys.stdin:
    value = io.BytesIO(base64.b64decode(line))
    assert value.read(1) == b"\0"
    forecast = fastavro.schemaless_reader(value, schema(int.from_bytes(value.read(4), "big")))
    assert value.read() == b""
    words = [forecast["made"], forecast["model"], forecast["status"]]
    for step in forecast["steps"]:
        words += [step["h"], step["at"], bits(step["mean"]), bits(step["lower"]), bits(step["upper"])]
    print(*words)
