"""Writes the fixtures of foreign serialisers: `python generate.py`, in a folder with this file's neighbours.

Versions: confluent-kafka 2.16.1 (with its extras avro, protobuf, json), fastavro 1.13.1, protobuf 7.36.2, grpcio-tools 1.85.1.
"""
import datetime, decimal, importlib, io, json, subprocess, sys

import fastavro
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroSerializer
from confluent_kafka.schema_registry.json_schema import JSONSerializer
from confluent_kafka.schema_registry.protobuf import ProtobufSerializer
from confluent_kafka.serialization import MessageField, SerializationContext

import registry_stub

AVRO = json.dumps({"type": "record", "name": "Sample", "namespace": "plant", "fields": [
    {"name": "device", "type": {"type": "enum", "name": "Device", "symbols": ["pump", "fan"]}},
    {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
    {"name": "temperature", "type": ["null", "double"]},
    {"name": "level", "type": "float"},
    {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 20, "scale": 3}},
    {"name": "spectrum", "type": {"type": "array", "items": "double"}},
    {"name": "tags", "type": {"type": "map", "values": "string"}}]})
PROTO = """syntax = "proto3";
package plant;
import "google/protobuf/timestamp.proto";
import "google/protobuf/wrappers.proto";
message Site { string name = 1; message Room { int32 floor = 1; } }
message Sample {
  enum Device { UNKNOWN = 0; PUMP = 1; }
  message Inner { sint64 delta = 1; }
  Device device = 1;
  google.protobuf.Timestamp at = 2;
  double temperature = 3;
  optional float level = 4;
  repeated double spectrum = 5;
  map<string, int64> counters = 6;
  fixed64 total = 7;
  google.protobuf.DoubleValue wrapped = 8;
  Inner inner = 9;
  oneof choice { double either = 10; string or = 11; }
}
"""
JSON = json.dumps({"$schema": "http://json-schema.org/draft-07/schema#", "title": "Sample", "type": "object",
                   "properties": {"device": {"type": "string"}, "at": {"type": "number"}, "temperature": {"type": "number"}}})
AT = datetime.datetime(2026, 5, 31, 16, 8, 37, 123456, tzinfo=datetime.timezone.utc)


def avro_sample():
    return {"device": "pump", "at": AT, "temperature": 21.3, "level": 0.1, "price": decimal.Decimal("12345678901234.567"),
            "spectrum": [0.1, -0.0], "tags": {"hall": "north"}}


def main():
    client = SchemaRegistryClient({"url": registry_stub.start()})
    context = SerializationContext("sensor-events", MessageField.VALUE)
    found = {}
    avro = AvroSerializer(client, AVRO)
    found["avro"] = avro(avro_sample(), context)
    found["avroNull"] = avro({**avro_sample(), "temperature": None}, context)
    found["avroKey"] = AvroSerializer(client, '"string"')("pump-7", SerializationContext("sensor-events", MessageField.KEY))
    out = io.BytesIO()
    fastavro.schemaless_writer(out, fastavro.parse_schema(json.loads(AVRO)), avro_sample())
    found["avroPlain"] = out.getvalue()

    with open("plant.proto", "w") as file:
        file.write(PROTO)
    subprocess.run([sys.executable, "-m", "grpc_tools.protoc", "-I.", "--python_out=.", "plant.proto"], check=True)
    plant = importlib.import_module("plant_pb2")
    sample = plant.Sample(device=1, temperature=0, level=0.5, spectrum=[0.1, 0.2], counters={"starts": 7}, total=2**63 + 1,
                          inner=plant.Sample.Inner(delta=-3), either=2.5)
    sample.at.FromDatetime(AT)
    sample.wrapped.value = 4.5
    settings = {"use.deprecated.format": False}
    found["protobuf"] = ProtobufSerializer(plant.Sample, client, settings)(sample, context)
    found["protobufNested"] = ProtobufSerializer(plant.Sample.Inner, client, settings)(plant.Sample.Inner(delta=5), context)
    found["json"] = JSONSerializer(JSON, client)({"device": "pump", "at": 1780243717.25, "temperature": 21.3}, context)
    with open("fixtures.json", "w") as file:
        json.dump({"schemas": registry_stub.schemas_as_text(PROTO), "records": {k: v.hex() for k, v in found.items()}}, file, indent=1)
        file.write("\n")


main()
