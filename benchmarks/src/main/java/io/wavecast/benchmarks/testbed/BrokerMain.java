package io.wavecast.benchmarks.testbed;

import io.wavecast.benchmarks.jvm.ParentPipe;
import io.wavecast.kafka.LocalBroker;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;

/** Runs a broker in a child JVM. Sends its address, then answers each topic name with the bytes that producers sent to that topic. */
final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException {
        LocalBroker broker = LocalBroker.start();
        ParentPipe.send(broker.bootstrap());
        ParentPipe.answer(topic -> String.valueOf(bytesIn(topic)));
        // The benchmark deletes the broker's folder, so an orderly shutdown would only take time.
        Runtime.getRuntime().halt(0);
    }

    /** Bytes as sent by producers, before any compaction or deletion. */
    private static long bytesIn(String topic) {
        try {
            var meter = new ObjectName("kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec,topic=" + topic);
            return (Long) ManagementFactory.getPlatformMBeanServer().getAttribute(meter, "Count");
        } catch (InstanceNotFoundException e) {
            return 0; // the metric appears with the first byte
        } catch (JMException e) {
            throw new IllegalStateException("the broker reports no byte count of topic " + topic, e);
        }
    }
}
