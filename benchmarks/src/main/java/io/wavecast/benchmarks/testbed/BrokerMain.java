package io.wavecast.benchmarks.testbed;

import io.wavecast.benchmarks.jvm.ParentPipe;
import io.wavecast.kafka.LocalBroker;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;

/** A broker in a JVM of its own: says where it is, then, per topic it is asked for, how many bytes came in there. */
final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException {
        LocalBroker broker = LocalBroker.start();
        ParentPipe.say(broker.bootstrap());
        ParentPipe.answer(topic -> String.valueOf(bytesIn(topic)));
        // Its directory goes with the benchmark's; an orderly end would only take time.
        Runtime.getRuntime().halt(0);
    }

    /** As producers sent them, whatever was compacted or deleted since. */
    private static long bytesIn(String topic) {
        try {
            var meter = new ObjectName("kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec,topic=" + topic);
            return (Long) ManagementFactory.getPlatformMBeanServer().getAttribute(meter, "Count");
        } catch (InstanceNotFoundException e) {
            return 0; // nothing came in
        } catch (JMException e) {
            throw new IllegalStateException("the broker does not count the bytes of " + topic, e);
        }
    }
}
