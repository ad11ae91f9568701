"""A stub of a schema registry, which answers as Confluent's documentation says. Used by generate.py here and in streams-app."""
import base64, json, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

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


def start():
    """Starts the stub on a free port, and returns its URL."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Registry)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def schemas_as_text(proto):
    """All schemas, by id. confluent-kafka registers protobuf as a descriptor; registries give text, here `proto` for the one that names its package."""
    package = proto.split("package ")[1].split(";")[0].encode()
    for schema in schemas.values():
        if schema.get("schemaType") == "PROTOBUF":
            schema.pop("references", None)
            if not schema["schema"].startswith("syntax"):
                schema["schema"] = proto if package in base64.b64decode(schema["schema"])[:40] else ""
    return schemas
