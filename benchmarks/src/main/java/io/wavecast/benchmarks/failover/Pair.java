package io.wavecast.benchmarks.failover;

import io.wavecast.benchmarks.load.OpenLoopSender;
import io.wavecast.benchmarks.load.SendSchedule;
import io.wavecast.benchmarks.testbed.Failover;
import io.wavecast.benchmarks.testbed.Polling;
import io.wavecast.benchmarks.testbed.ServiceProcess;
import io.wavecast.benchmarks.testbed.ServiceSettings;
import io.wavecast.benchmarks.testbed.ServiceVariant;
import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.benchmarks.workload.Workload;
import io.wavecast.streams.membership.RebalanceProtocol;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Two instances that share the partitions, under a steady load. One of them is killed at a time, and comes back. */
final class Pair implements AutoCloseable {
    private static final int SERIES = 64;
    private static final int PER_SECOND = 1_024;
    private static final int HEAP_MIB = 512;
    private static final long AFTERWARDS_MILLIS = 2_000;
    /** Changelog records that a standby may lack: those of a second. */
    private static final int STANDBY_LAG = 200;

    private final Testbed testbed;
    private final int partitions;
    private final List<ServiceSettings> settings = new ArrayList<>();
    private final List<ServiceProcess> services = new ArrayList<>();
    private final KafkaProducer<byte[], byte[]> producer;
    private final OpenLoopSender sender;
    private final AnswerWatch watch;
    private int next; // the instance that the next kill is for

    /** Starts both instances and the load. */
    Pair(Testbed testbed, int partitions, Duration session, RebalanceProtocol protocol)
            throws IOException, InterruptedException {
        this.testbed = testbed;
        this.partitions = partitions;
        String application = "failover-" + protocol.word() + "-" + session.toMillis();
        ServiceSettings common = ServiceSettings.of(
                        ServiceVariant.WAVECAST, application, testbed.stateDir(application), partitions, HEAP_MIB)
                .withFailover(Failover.withStandby(session, protocol))
                // An instance gets partitions as soon as it starts; otherwise only after a probing rebalance, minutes
                // later.
                .withClient(Map.of("acceptable.recovery.lag", String.valueOf(Long.MAX_VALUE)));
        for (String name : List.of("-first", "-second")) {
            settings.add(common.withStateDir(testbed.stateDir(application + name)));
            ServiceProcess service = testbed.start(settings.get(settings.size() - 1));
            service.awaitRunning();
            services.add(service);
        }
        var workload = new Workload(application + "-", SERIES, partitions);
        var schedule = new SendSchedule(System.nanoTime(), PER_SECOND, 1);
        producer = testbed.clients().producer(Map.of(ProducerConfig.LINGER_MS_CONFIG, 1));
        watch = new AnswerWatch(testbed.clients().consumer(common.topics().forecasts()), workload, schedule);
        sender = new OpenLoopSender(producer, workload, schedule, Long.MAX_VALUE);
    }

    /** Waits until both instances answer and have standbys, kills one, and starts it again after the takeover. */
    Kill kill() throws InterruptedException, ExecutionException, IOException {
        Polling.until("two instances with partitions and standbys", this::ready);
        Set<Integer> killed = services.get(next).partitions();
        Set<Integer> others = IntStream.range(0, partitions).boxed().collect(Collectors.toCollection(HashSet::new));
        others.removeAll(killed);
        watch.await(others, System.nanoTime() - Duration.ofSeconds(1).toNanos());
        watch.reset();
        long begun = System.nanoTime();
        services.get(next).kill();
        long silent = watch.await(killed, begun) - begun;
        Thread.sleep(AFTERWARDS_MILLIS); // gaps of the other series may come only now
        long gap = watch.longestGap(others);
        sender.check();
        services.set(next, testbed.start(settings.get(next)));
        services.get(next).awaitRunning();
        next = 1 - next;
        return new Kill(silent, gap);
    }

    private boolean ready() throws InterruptedException {
        Set<Integer> first = services.get(0).partitions();
        Set<Integer> second = services.get(1).partitions();
        return !first.isEmpty()
                && !second.isEmpty()
                && first.size() + second.size() == partitions
                && services.get(0).caughtUpStandbys(STANDBY_LAG)
                                + services.get(1).caughtUpStandbys(STANDBY_LAG)
                        == partitions;
    }

    @Override
    public void close() {
        sender.close();
        producer.close();
        watch.close();
        services.forEach(ServiceProcess::close);
    }
}
