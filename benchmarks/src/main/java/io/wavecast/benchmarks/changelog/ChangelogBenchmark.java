package io.wavecast.benchmarks.changelog;

import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import io.wavecast.benchmarks.testbed.ServiceProcess;
import io.wavecast.benchmarks.testbed.ServiceSettings;
import io.wavecast.benchmarks.testbed.ServiceVariant;
import io.wavecast.benchmarks.testbed.Testbed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Sends observations of many series at a steady rate, and counts what the service writes to its changelog. Beside it stand the bytes that
 * really changed: the state without its past inputs once per written state, and the new values.
 */
public final class ChangelogBenchmark implements Benchmark {
    private static final int PARTITIONS = 4;
    private static final int HEAP_MIB = 2_048;
    private static final int MANY = 10_000;
    private static final double MEBI = 1 << 20;
    private static final double MICROS_PER_NANO = 1e-3;

    /**
     * Series that send at one rate.
     *
     * @param series number of series; a multiple of {@link SteadyLoad#PHASES}
     * @param perSecond observations per second of each series
     */
    private record Case(int series, int perSecond) {
        String label() {
            return String.format(Locale.ROOT, "%,d series, %d/s each: ", series, perSecond);
        }
    }

    private static final List<Case> CASES =
            List.of(new Case(2_000, 1), new Case(400, 10), new Case(96, 100), new Case(MANY, 10));

    @Override
    public String name() {
        return "changelog";
    }

    @Override
    public String summary() {
        return "bytes of changelog beside those that changed, exactly-once, defaults, LSTM of 64 units";
    }

    @Override
    public void run(Scale scale, Report report) throws Exception {
        Duration length = Duration.ofSeconds(scale == Scale.QUICK ? 4 : 32);
        try (Testbed testbed = Testbed.start(PARTITIONS)) {
            ServiceSettings settings = ServiceSettings.of(
                    ServiceVariant.WAVECAST, "changelog", testbed.stateDir("changelog"), PARTITIONS, HEAP_MIB);
            try (ServiceProcess service = testbed.start(settings)) {
                service.awaitRunning();
                for (Case each : CASES) {
                    measure(each, length, testbed, settings, service, report);
                }
                service.stop();
            }
        }
    }

    private void measure(
            Case each,
            Duration length,
            Testbed testbed,
            ServiceSettings settings,
            ServiceProcess service,
            Report report)
            throws Exception {
        var load = new SteadyLoad(testbed, each.series(), each.perSecond(), PARTITIONS);
        load.begin(settings.application());
        try (var changelog = new ChangelogReader(testbed, settings.changelog())) {
            long network = testbed.bytesIn(settings.changelog());
            Duration cpu = service.cpu();
            long begun = System.nanoTime();
            long sent = load.send(length, settings.application());
            double seconds = (System.nanoTime() - begun) / 1e9;
            double micros = service.cpu().minus(cpu).toNanos() * MICROS_PER_NANO / sent;
            network = testbed.bytesIn(settings.changelog()) - network;
            ChangelogReader.Written written = changelog.read();
            double changed = written.changed() + (double) sent * Double.BYTES;
            String label = each.label();
            report.add(Figure.of(name(), label + "written", written.bytes() / (double) sent, "bytes/record"));
            report.add(Figure.of(name(), label + "changed", changed / sent, "bytes/record"));
            report.add(Figure.of(name(), label + "written by changed", written.bytes() / changed, ""));
            report.add(Figure.of(name(), label + "on the network", network / seconds / MEBI, "MiB/s"));
            if (each.series() == MANY) { // at the lower rates the compilers and empty polls take most of the time
                report.add(Figure.of(name(), label + "service", micros, "us CPU/record"));
            }
        }
    }
}
