"""An example receiver of alerts: prints one line for each alert that Alertmanager sends."""
import http.server
import json


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        for alert in message["alerts"]:
            print(alert["status"], alert["labels"]["alertname"], alert["annotations"].get("summary", ""), flush=True)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass  # no line for each request


http.server.HTTPServer(("", 9099), Receiver).serve_forever()
