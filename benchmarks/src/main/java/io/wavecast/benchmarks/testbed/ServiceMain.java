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
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Runs one variant of the service in a child JVM. Reports when it runs, then answers questions about its JVM until it is stopped. */
final class ServiceMain {
    /** Question for the heap bytes in use after a full garbage collection. */
    static final String HEAP = "heap";
    /** Question for the number of changelog partitions whose standby copy is up to date; the number of records follows that it may lack. */
    static final String STANDBYS = "standbys";
    /** Question for the partitions of observations that this service answers, separated by commas. */
    static final String PARTITIONS = "partitions";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    private ServiceMain() {}

    public static void main(String[] arguments) {
        List<String> all = Arrays.asList(arguments);
        ServiceSettings settings = ServiceSettings.parse(all.subList(1, all.size()));
        ServeConfig config = settings.config(all.get(0));
        try {
            if (settings.variant().isService()) {
                ForecastService service = startShipped(config);
                ParentPipe.send(ParentPipe.RUNNING);
                ParentPipe.answer(question -> question.equals(PARTITIONS) ? partitions(service) : answer(question));
                service.close();
            } else {
                AutoCloseable service = startVariant(settings.variant(), config);
                ParentPipe.send(ParentPipe.RUNNING);
                ParentPipe.answer(ServiceMain::answer);
                service.close();
            }
        } catch (Exception e) {
            e.printStackTrace(); // the parent shows this JVM's output, and fails
            // Kafka's threads keep this JVM alive otherwise.
            Runtime.getRuntime().halt(1);
        }
    }

    private static ForecastService startShipped(ServeConfig config) throws InterruptedException, TimeoutException {
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

    private static String partitions(ForecastService service) {
        return service.partitions().stream()
                .map(partition -> String.valueOf(partition.partition()))
                .collect(Collectors.joining(","));
    }

    private static String answer(String question) {
        try {
            if (question.equals(HEAP)) {
                return String.valueOf(HeapUse.afterCollection());
            }
            if (question.startsWith(STANDBYS)) {
                return String.valueOf(caughtUpStandbys(Integer.parseInt(question.substring(STANDBYS.length()))));
            }
            throw new IllegalArgumentException(
                    "expected " + HEAP + ", " + STANDBYS + " or " + PARTITIONS + ", was " + question);
        } catch (JMException e) {
            throw new IllegalStateException("reading metrics failed for the question " + question, e);
        }
    }

    /** Counts partitions by the lag of the consumers that read the changelog. */
    private static int caughtUpStandbys(int most) throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        Set<ObjectName> partitions = beans.queryNames(
                new ObjectName("kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*restore-consumer,"
                        + "topic=*,partition=*"),
                null);
        int caughtUp = 0;
        for (ObjectName partition : partitions) {
            try {
                // The metric appears with the partition's first record. The marker at the end of a transaction counts.
                List<Attribute> lag = beans.getAttributes(partition, new String[] {"records-lag"})
                        .asList();
                if (!lag.isEmpty() && (Double) lag.get(0).getValue() <= most) {
                    caughtUp++;
                }
            } catch (InstanceNotFoundException e) {
                // Kafka replaces the bean when it adds an attribute. The next question finds the new one.
            }
        }
        return caughtUp;
    }
}
