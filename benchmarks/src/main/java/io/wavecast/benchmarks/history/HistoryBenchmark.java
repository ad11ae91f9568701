package io.wavecast.benchmarks.history;

import io.wavecast.benchmarks.jvm.HeapUse;
import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.benchmarks.workload.Workload;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.HistoryReader;
import io.wavecast.trainer.history.HistorySettings;
import io.wavecast.trainer.progress.TrainingListener;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Times the trainer's reader over a whole topic on a broker in another JVM. The reader keeps less than a tenth of the samples. */
public final class HistoryBenchmark implements Benchmark {
    private static final int SERIES = 1_000;
    private static final int PARTITIONS = 4;
    private static final int KEPT = 200_000;
    private static final int QUICK_EVENTS = 4_000_000;
    private static final int FULL_EVENTS = 40_000_000;
    private static final double NANOS = 1e9;
    private static final double MEBI = 1 << 20;

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String summary() {
        return "observations per second that the trainer reads, of " + SERIES + " series";
    }

    @Override
    public void run(Scale scale, Report report) throws IOException, InterruptedException, ExecutionException {
        int events = scale == Scale.QUICK ? QUICK_EVENTS : FULL_EVENTS;
        try (Testbed testbed = Testbed.start(PARTITIONS)) {
            testbed.clients().send(new Workload("s", SERIES, PARTITIONS), 0, events);
            var reader = new HistoryReader(
                    Map.of("bootstrap.servers", testbed.clients().bootstrap()), Testbed.OBSERVATIONS, WireFormat.JSON);
            var settings = new HistorySettings(Long.MIN_VALUE, Long.MAX_VALUE, KEPT, 10);
            reader.read("s", settings, TrainingListener.SILENT); // warms up the JIT compiler
            long heapBefore = HeapUse.afterCollection();
            long begun = System.nanoTime();
            History history = reader.read("default", settings, TrainingListener.SILENT);
            double seconds = (System.nanoTime() - begun) / NANOS;
            report.add(Figure.of(name(), "json", events / seconds, "records/s"));
            report.add(Figure.of(
                    name(),
                    "json, heap for " + history.samples() + " samples kept of " + events,
                    (HeapUse.afterCollection() - heapBefore) / MEBI,
                    "MiB"));
        }
    }
}
