package io.wavecast.benchmarks.failover;

import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.streams.membership.RebalanceProtocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Kills one of two instances that share the work, with a standby of each state, again and again. Measures how long the killed one's series
 * are unanswered for a reader of committed forecasts, and the longest silence of the other one's series meanwhile.
 */
public final class FailoverBenchmark implements Benchmark {
    private static final int PARTITIONS = 4;
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * A way to share the work.
     *
     * @param session silence after which an instance counts as dead
     */
    private record Case(Duration session, RebalanceProtocol protocol) {
        String label() {
            return String.format(Locale.ROOT, "%d s session, %s", session.toSeconds(), protocol.word());
        }
    }

    private static final Duration USUAL = Duration.ofSeconds(6); // the shortest that brokers allow by default
    private static final Duration SHORT = Duration.ofSeconds(1); // the shortest that the service takes

    private static final List<Case> QUICK =
            List.of(new Case(USUAL, RebalanceProtocol.CLASSIC), new Case(SHORT, RebalanceProtocol.CLASSIC));
    private static final List<Case> FULL = List.of(
            new Case(USUAL, RebalanceProtocol.CLASSIC),
            new Case(SHORT, RebalanceProtocol.CLASSIC),
            new Case(USUAL, RebalanceProtocol.STREAMS),
            new Case(SHORT, RebalanceProtocol.STREAMS));

    @Override
    public String name() {
        return "failover";
    }

    @Override
    public String summary() {
        return "time without committed forecasts after a kill, one standby, exactly-once, LSTM of 64 units";
    }

    @Override
    public void run(Scale scale, Report report) throws Exception {
        int kills = scale == Scale.QUICK ? 3 : 20;
        try (Testbed testbed = Testbed.start(PARTITIONS)) {
            for (Case each : scale == Scale.QUICK ? QUICK : FULL) {
                run(each, kills, testbed, report);
                testbed.topics().deleteObservations();
            }
        }
    }

    private void run(Case each, int kills, Testbed testbed, Report report) throws Exception {
        List<Kill> all = new ArrayList<>();
        try (var pair = new Pair(testbed, PARTITIONS, each.session(), each.protocol())) {
            for (int i = 0; i < kills; i++) {
                Kill kill = pair.kill();
                report.progress(String.format(
                        Locale.ROOT,
                        "%s: unanswered for %.2f s, others for %.2f s",
                        each.label(),
                        kill.silentNanos() / NANOS_PER_SECOND,
                        kill.othersNanos() / NANOS_PER_SECOND));
                all.add(kill);
            }
        }
        List<Long> silent = all.stream().map(Kill::silentNanos).sorted().toList();
        add(report, each, "median", silent.get(kills / 2));
        add(report, each, "worst", silent.get(kills - 1));
        add(
                report,
                each,
                "other series, longest gap",
                all.stream().mapToLong(Kill::othersNanos).max().orElseThrow());
    }

    private void add(Report report, Case each, String what, long nanos) {
        report.add(Figure.of(name(), each.label() + ": " + what, nanos / NANOS_PER_SECOND, "s"));
    }
}
