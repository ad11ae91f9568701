package io.wavecast.benchmarks.testbed;

import io.wavecast.benchmarks.jvm.ParentPipe;
import io.wavecast.benchmarks.variants.RunningStreams;
import io.wavecast.benchmarks.variants.VariantTopologies;
import io.wavecast.streams.runtime.ForecastService;
import io.wavecast.streams.runtime.ServeConfig;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** One contender in a JVM of its own: says when it runs, then answers questions about itself until it is to stop. */
final class ServiceMain {
    /** Bytes on the heap that are in use after a full collection. */
    static final String HEAP = "heap";
    /** How many partitions of the changelog its standbys follow to their very end. */
    static final String STANDBYS = "standbys";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private ServiceMain() {}

    public static void main(String[] arguments) {
        List<String> all = Arrays.asList(arguments);
        ServiceSettings settings = ServiceSettings.parse(all.subList(1, all.size()));
        ServeConfig config = settings.config(all.get(0));
        try {
            AutoCloseable service = settings.contender() == ServiceVariant.WAVECAST
                    ? shipped(config)
                    : compared(settings.contender(), config);
            ParentPipe.say(ParentPipe.RUNNING);
            ParentPipe.answer(ServiceMain::answer);
            service.close();
        } catch (Exception e) {
            e.printStackTrace(); // the parent shows what this JVM says, and fails
            // Kafka's threads would keep this JVM alive.
            Runtime.getRuntime().halt(1);
        }
    }

    private static AutoCloseable shipped(ServeConfig config) throws InterruptedException, TimeoutException {
        ForecastService service = ForecastService.start(config);
        service.awaitRunning(PATIENCE);
        return service;
    }

    private static AutoCloseable compared(ServiceVariant contender, ServeConfig config)
            throws InterruptedException, TimeoutException {
        var topology = contender == ServiceVariant.IDENTITY
                ? VariantTopologies.identity(config.topics())
                : VariantTopologies.forecasting(config, contender == ServiceVariant.CACHED);
        return RunningStreams.start(config, topology);
    }

    private static String answer(String question) {
        try {
            return switch (question) {
                case HEAP -> String.valueOf(heap());
                case STANDBYS -> String.valueOf(standbys());
                default -> throw new IllegalArgumentException("nobody here knows about " + question);
            };
        } catch (JMException e) {
            throw new IllegalStateException("no answer to " + question, e);
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** As the consumers that follow the changelog count what is ahead of them. */
    private static int standbys() throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        Set<ObjectName> partitions = beans.queryNames(
                new ObjectName("kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*restore-consumer,"
                        + "topic=*,partition=*"),
                null);
        int caughtUp = 0;
        for (ObjectName partition : partitions) {
            try {
                // Not there before the partition's first record. One ahead is the end of the last transaction, no
                // record.
                List<Attribute> lag = beans.getAttributes(partition, new String[] {"records-lag"})
                        .asList();
                if (!lag.isEmpty() && (Double) lag.get(0).getValue() <= 1) {
                    caughtUp++;
                }
            } catch (InstanceNotFoundException e) {
                // Kafka puts another one in its place with each attribute that is new: it is there the next time.
            }
        }
        return caughtUp;
    }
}
