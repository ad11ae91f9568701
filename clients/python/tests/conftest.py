"""Starts the real broker and the real service from the built jars, once for all tests."""

import os
import re
import shutil
import subprocess
import tempfile
import threading
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
LAUNCHER = ROOT / "launcher/target"
READY_SECONDS = 240  # a limit for a broken build, not a measure of speed


class Command:
    """A command of wavecast in a JVM of its own."""

    def __init__(self, *arguments: str) -> None:
        home = os.environ.get("JAVA_HOME")
        java = f"{home}/bin/java" if home else shutil.which("java") or "java"
        path = f"{LAUNCHER}/classes{os.pathsep}{LAUNCHER}/lib/*"
        flags = ["-Xmx384m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
        # The services read WAVECAST_…, such as the interpreter of these tests; they must see none of it.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("WAVECAST_")}
        self.output: list[str] = []
        self.process = subprocess.Popen(
            [java, *flags, "-cp", path, "io.wavecast.launcher.Wavecast", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment,
        )
        self._lines = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout:
            with self._lines:
                self.output.append(line)
                self._lines.notify_all()
        with self._lines:
            self._lines.notify_all()

    def await_output(self, pattern: str) -> str:
        """The first group of the first match."""

        def found() -> "re.Match[str] | None":
            return re.search(pattern, "".join(self.output))

        with self._lines:
            self._lines.wait_for(lambda: found() or self.process.poll() is not None, READY_SECONDS)
        match = found()
        assert match, f"expected {pattern}, was:\n{''.join(self.output)}"
        return match.group(1)

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(60)


@dataclass(frozen=True)
class Wavecast:
    """A broker, and a service for each format under a prefix of its own."""

    bootstrap: str


@pytest.fixture(scope="session")
def wavecast():
    if not (LAUNCHER / "lib").is_dir():
        pytest.skip(f"expected {LAUNCHER}/lib, was none: ./mvnw -DskipTests package -pl launcher -am")
    folder = tempfile.mkdtemp(prefix="wavecast-python-")
    started: list[Command] = []
    try:
        broker = Command("broker", "--port=0", f"--dir={folder}/broker")
        started.append(broker)
        bootstrap = broker.await_output(r"Broker: (\S+) ")
        services: dict[str, Command] = {}
        for prefix, options in {
            "json-": ["--profile=latency", "--anomalies=10000"],
            "protobuf-": ["--format=protobuf"],
        }.items():
            services[prefix] = Command(
                "serve",
                f"--bootstrap={bootstrap}",
                f"--topic-prefix={prefix}",
                f"--application-id={prefix}test",
                f"--state-dir={folder}/{prefix}state",
                "--http-port=0",
                *options,
            )
            started.append(services[prefix])
        for service in services.values():
            await_ready(service.await_output(r"(http://\S+)"), service)
        yield Wavecast(bootstrap)
    finally:
        for command in reversed(started):
            command.stop()
        shutil.rmtree(folder)


def await_ready(url: str, service: Command) -> None:
    for _ in range(READY_SECONDS * 10):
        try:
            with urllib.request.urlopen(f"{url}/health/ready"):
                return
        except urllib.error.URLError:
            assert service.process.poll() is None, "".join(service.output)
            threading.Event().wait(0.1)
    raise AssertionError(f"the service is not ready:\n{''.join(service.output)}")
