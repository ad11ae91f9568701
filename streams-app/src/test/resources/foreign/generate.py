"""Writes records by foreign serialisers: `python generate.py`, in this folder. One record a line; binary ones in base64.

Versions: confluent-kafka 2.16.1 (with its extras avro, protobuf, json), fastavro 1.13.1, protobuf 7.36.2, grpcio-tools 1.85.1,
cloudevents 2.2.0. The registry is a stub that answers as Confluent's documentation says. `telegraf.go` and `connect.java` beside this file write
the records of Telegraf and of Kafka Connect.
"""
import base64, datetime, importlib, json, math, pathlib, subprocess, sys, tempfile, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cloudevents.v1.conversion import to_json
from cloudevents.v1.http import CloudEvent
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroSerializer
from confluent_kafka.schema_registry.json_schema import JSONSerializer
from confluent_kafka.schema_registry.protobuf import ProtobufSerializer
from confluent_kafka.serialization import MessageField, SerializationContext

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
schemas = {}  # by id


class Registry(BaseHTTPRequestHandler):
    def answer(self, body, status=200):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/vnd.schemaregistry.v1+json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        subject = self.path.split("/")[2].split("?")[0]
        known = [i for i, s in schemas.items() if s["schema"] == body["schema"]]
        number = known[0] if known else len(schemas) + 1
        schemas[number] = {k: body[k] for k in ("schema", "schemaType", "references") if k in body}
        self.answer({"id": number, "subject": subject, "version": 1, **schemas[number]})

    def do_GET(self):
        parts = self.path.split("?")[0].split("/")
        if parts[1] == "schemas":
            self.answer(schemas[int(parts[-1])])
        elif parts[1] == "config":
            self.answer({"compatibilityLevel": "NONE"})
        else:
            self.answer({"error_code": 40401, "message": "not found"}, 404)

    def log_message(self, *_):
        pass


def time(i):
    return datetime.datetime(2024, 5, 31, 16, 8, 37, tzinfo=datetime.timezone.utc) + i * datetime.timedelta(milliseconds=50)


def sample(i):
    return {"device": "pump", "at": time(i), "temperature": math.sin(i / 7), "level": float(i % 5)}


def write(name, records):
    pathlib.Path(name).write_text("".join(record + "\n" for record in records), encoding="ascii")


def binary(records):
    return [base64.b64encode(record).decode() for record in records]


def main():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Registry)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    client = SchemaRegistryClient({"url": f"http://127.0.0.1:{server.server_port}"})
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

    for schema in schemas.values():  # confluent-kafka registers protobuf as a descriptor; registries give text
        if schema.get("schemaType") == "PROTOBUF":
            schema.pop("references", None)
            if not schema["schema"].startswith("syntax"):
                schema["schema"] = PROTO if b"plant" in base64.b64decode(schema["schema"])[:40] else ""
    with open("schemas.json", "w", encoding="ascii") as file:
        json.dump(schemas, file, indent=1)
        file.write("\n")

    write("cloudevents.txt", (to_json(CloudEvent(
        {"source": "/plant/pump-7", "type": "com.example.sample", "id": str(i), "time": time(i).isoformat()},
        {"pressure": math.sin(i / 7), "bearing": {"temperature": i % 5}})).decode() for i in range(RECORDS)))


main()
