package io.wavecast.benchmarks.testbed;

import io.wavecast.benchmarks.jvm.HeapUse;
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

/** Runs one variant of the service in a child JVM. Reports when it runs, then answers questions about its JVM until it is stopped. */
final class ServiceMain {
    /** Question for the heap bytes in use after a full garbage collection. */
    static final String HEAP = "heap";
    /** Question for the number of changelog partitions whose standby copy is up to date. */
    static final String STANDBYS = "standbys";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    private ServiceMain() {}

    public static void main(String[] arguments) {
        List<String> all = Arrays.asList(arguments);
        ServiceSettings settings = ServiceSettings.parse(all.subList(1, all.size()));
        ServeConfig config = settings.config(all.get(0));
        try {
            AutoCloseable service = settings.variant() == ServiceVariant.WAVECAST
                    ? startShipped(config)
                    : startVariant(settings.variant(), config);
            ParentPipe.send(ParentPipe.RUNNING);
            ParentPipe.answer(ServiceMain::answer);
            service.close();
        } catch (Exception e) {
            e.printStackTrace(); // the parent shows this JVM's output, and fails
            // Kafka's threads keep this JVM alive otherwise.
            Runtime.getRuntime().halt(1);
        }
    }

    private static AutoCloseable startShipped(ServeConfig config) throws InterruptedException, TimeoutException {
        ForecastService service = ForecastService.start(config);
        service.awaitRunning(START_TIMEOUT);
        return service;
    }

    private static AutoCloseable startVariant(ServiceVariant variant, ServeConfig config)
            throws InterruptedException, TimeoutException {
        var topology = variant == ServiceVariant.IDENTITY
                ? VariantTopologies.identity(config.topics())
                : VariantTopologies.forecasting(config, variant == ServiceVariant.CACHED);
        return RunningStreams.start(config, topology);
    }

    private static String answer(String question) {
        try {
            return switch (question) {
                case HEAP -> String.valueOf(HeapUse.afterCollection());
                case STANDBYS -> String.valueOf(caughtUpStandbys());
                default ->
                    throw new IllegalArgumentException("expected " + HEAP + " or " + STANDBYS + ", was " + question);
            };
        } catch (JMException e) {
            throw new IllegalStateException("reading metrics failed for the question " + question, e);
        }
    }

    /** Counts partitions by the lag of the consumers that read the changelog. */
    private static int caughtUpStandbys() throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        Set<ObjectName> partitions = beans.queryNames(
                new ObjectName("kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*restore-consumer,"
                        + "topic=*,partition=*"),
                null);
        int caughtUp = 0;
        for (ObjectName partition : partitions) {
            try {
                // The metric appears with the partition's first record. A lag of one is the marker at the end of the
                // last transaction.
                List<Attribute> lag = beans.getAttributes(partition, new String[] {"records-lag"})
                        .asList();
                if (!lag.isEmpty() && (Double) lag.get(0).getValue() <= 1) {
                    caughtUp++;
                }
            } catch (InstanceNotFoundException e) {
                // Kafka replaces the bean when it adds an attribute. The next question finds the new one.
            }
        }
        return caughtUp;
    }
}
