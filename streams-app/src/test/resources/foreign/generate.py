"""Writes records by foreign serialisers: `python generate.py`, in this folder. One record a line; binary ones in base64.

Versions: confluent-kafka 2.16.1 (with its extras avro, protobuf, json), fastavro 1.13.1, protobuf 7.36.2, grpcio-tools 1.85.1,
cloudevents 2.2.0. `telegraf.go` and `connect.java` beside this file write
the records of Telegraf and of Kafka Connect.
"""
import base64, datetime, importlib, json, math, pathlib, subprocess, sys, tempfile

from cloudevents.v1.conversion import to_json
from cloudevents.v1.http import CloudEvent
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroSerializer
from confluent_kafka.schema_registry.json_schema import JSONSerializer
from confluent_kafka.schema_registry.protobuf import ProtobufSerializer
from confluent_kafka.serialization import MessageField, SerializationContext

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[5] / "core/src/test/resources/registry"))
import registry_stub

RECORDS = 100
AVRO = json.dumps({"type": "record", "name": "Sample", "namespace": "plant", "fields": [
    {"name": "device", "type": "string"},
    {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
    {"name": "temperature", "type": ["null", "double"]},
    {"name": "level", "type": "float"}]})
PROTO = """syntax = "proto3";
package plant;
import "google/protobuf/timestamp.proto";
message Sample {
  string device = 1;
  google.protobuf.Timestamp at = 2;
  double temperature = 3;
  float level = 4;
}
"""
JSON = json.dumps({"$schema": "http://json-schema.org/draft-07/schema#", "title": "Sample", "type": "object",
                   "properties": {"device": {"type": "string"}, "at": {"type": "number"},
                                  "temperature": {"type": "number"}, "level": {"type": "number"}}})


def time(i):
    return datetime.datetime(2024, 5, 31, 16, 8, 37, tzinfo=datetime.timezone.utc) + i * datetime.timedelta(milliseconds=50)


def sample(i):
    return {"device": "pump", "at": time(i), "temperature": math.sin(i / 7), "level": float(i % 5)}


def write(name, records):
    pathlib.Path(name).write_text("".join(record + "\n" for record in records), encoding="ascii")


def binary(records):
    return [base64.b64encode(record).decode() for record in records]


def main():
    client = SchemaRegistryClient({"url": registry_stub.start()})
    context = SerializationContext("sensor-events", MessageField.VALUE)
    samples = [sample(i) for i in range(RECORDS)]

    avro = AvroSerializer(client, AVRO)
    write("avro.txt", binary(avro(one, context) for one in samples))

    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "plant.proto").write_text(PROTO)
        subprocess.run([sys.executable, "-m", "grpc_tools.protoc", "-I.", "--python_out=.", "plant.proto"], cwd=folder, check=True)
        sys.path.insert(0, folder)
        plant = importlib.import_module("plant_pb2")
        messages = []
        for one in samples:
            message = plant.Sample(device=one["device"], temperature=one["temperature"], level=one["level"])
            message.at.FromDatetime(one["at"])
            messages.append(message)
        protobuf = ProtobufSerializer(plant.Sample, client, {"use.deprecated.format": False})
        write("protobuf.txt", binary(protobuf(message, context) for message in messages))

    json_schema = JSONSerializer(JSON, client)
    write("json-schema.txt", binary(json_schema({**one, "at": one["at"].timestamp()}, context) for one in samples))

    with open("schemas.json", "w", encoding="ascii") as file:
        json.dump(registry_stub.schemas_as_text(PROTO), file, indent=1)
        file.write("\n")

    write("cloudevents.txt", (to_json(CloudEvent(
        {"source": "/plant/pump-7", "type": "com.example.sample", "id": str(i), "time": time(i).isoformat()},
        {"pressure": math.sin(i / 7), "bearing": {"temperature": i % 5}})).decode() for i in range(RECORDS)))


main()
