"""Calls a webhook for each anomaly that begins or ends, with the record as its body.

    ./wavecast serve --anomalies 30d
    pip install ./clients/python
    python clients/python/examples/anomaly_webhook.py localhost:9092 http://localhost:8080/anomalies

The third argument is another name of the topic. If the webhook refuses a call, the example ends with its error; started again, it repeats the call.
"""

import sys
from urllib.request import Request, urlopen

from confluent_kafka import Consumer, KafkaException

bootstrap, webhook, topic = [*sys.argv[1:], "anomalies"][:3]
group = {"bootstrap.servers": bootstrap, "group.id": "anomaly-webhook", "auto.offset.reset": "earliest"}
consumer = Consumer({**group, "isolation.level": "read_committed", "enable.auto.commit": False})
consumer.subscribe([topic])
while True:
    message = consumer.poll(1)
    if message is not None and message.error():
        raise KafkaException(message.error())
    if message is not None:
        urlopen(Request(webhook, message.value(), {"Content-Type": "application/json"}), timeout=10).close()
        consumer.commit(message=message, asynchronous=False)
