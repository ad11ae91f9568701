"""The example consumer of anomalies, against a real broker and the real service."""

import http.server
import json
import queue
import subprocess
import sys
import threading
from pathlib import Path

from wavecast import Client

EXAMPLE = Path(__file__).parents[1] / "examples/anomaly_webhook.py"
STARTED = 1_780_243_717.0
TIMEOUT = 60  # seconds until a missing call fails the test


def test_a_webhook_is_called_when_an_anomaly_begins_and_when_it_has_ended(wavecast):
    calls: queue.Queue[dict] = queue.Queue()

    class Hook(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            calls.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

    server = http.server.HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    arguments = [wavecast.bootstrap, f"http://127.0.0.1:{server.server_port}/", "json-anomalies"]
    example = subprocess.Popen([sys.executable, EXAMPLE, *arguments])
    try:
        with Client(wavecast.bootstrap, prefix="json-") as client:
            for i in [*range(10), 60]:  # a gap of 50 periods is a silence
                client.send("hook/one", STARTED + i, i % 3)
        mine: list[dict] = []
        while len(mine) < 2:  # other tests have series that fall silent, too
            call = calls.get(timeout=TIMEOUT)
            mine += [call] if call["series"] == "hook/one" else []
    finally:
        example.terminate()
        example.wait(TIMEOUT)
        server.shutdown()
        server.server_close()
    assert [(call["kind"], call["from"], call["until"]) for call in mine] == [
        ("silence", STARTED + 10, None),
        ("silence", STARTED + 10, STARTED + 60),
    ]
