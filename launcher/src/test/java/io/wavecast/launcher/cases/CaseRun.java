package io.wavecast.launcher.cases;

import io.wavecast.cli.ServiceSettings;
import io.wavecast.core.series.Observation;
import io.wavecast.core.topics.TopicReader;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.launcher.WarningsOfLog;
import io.wavecast.launcher.Wavecast;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One run of a command line.
 *
 * @param code the exit code
 * @param said output, errors, and warnings of the log
 * @param sent the observations that the run sent, by series
 */
record CaseRun(int code, String said, Map<String, List<Observation>> sent) {
    /** Runs a command that sends nothing. */
    static CaseRun of(String... arguments) {
        var out = new StringWriter();
        int code;
        try (var log = new WarningsOfLog()) {
            code = ServiceSettings.commandLine(new Wavecast())
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(out, true))
                    .execute(arguments);
            log.warnings().forEach(warning -> out.append(warning).append(System.lineSeparator()));
        }
        return new CaseRun(code, out.toString(), Map.of());
    }

    /**
     * Runs {@code produce} at full speed into topics of its own.
     *
     * @param prefix of the topics, which no other run has
     */
    static CaseRun produce(String bootstrap, String prefix, String file, String... options)
            throws InterruptedException {
        CaseRun run = of(Stream.concat(
                        Stream.of(
                                "produce",
                                "--bootstrap=" + bootstrap,
                                "--topic-prefix=" + prefix,
                                "--partitions=1",
                                "--series=F",
                                "--speed=0",
                                "--input=" + file),
                        Stream.of(options))
                .toArray(String[]::new));
        return run.code() == 2 ? run : new CaseRun(run.code(), run.said(), sent(bootstrap, prefix));
    }

    private static Map<String, List<Observation>> sent(String bootstrap, String prefix) throws InterruptedException {
        Map<String, List<Observation>> sent = new TreeMap<>();
        var codec = new ObservationCodec(WireFormat.JSON);
        new TopicReader(
                        Map.of("bootstrap.servers", bootstrap),
                        Topics.named(prefix).sensorEvents())
                .forEach(
                        event -> sent.computeIfAbsent(
                                        new String(event.key(), StandardCharsets.UTF_8), key -> new ArrayList<>())
                                .add(codec.read(event.headers(), event.value(), event.timestamp() * 1_000)),
                        (read, total) -> {});
        return sent;
    }

    /** Event times of a series, in microseconds. */
    long[] times(String series) {
        return sent.get(series).stream().mapToLong(Observation::timeMicros).toArray();
    }

    /** Times between the observations of a series, in microseconds. */
    long[] spacings(String series) {
        long[] times = times(series);
        long[] spacings = new long[times.length - 1];
        for (int i = 0; i < spacings.length; i++) {
            spacings[i] = times[i + 1] - times[i];
        }
        return spacings;
    }

    /** Values of a series of one channel. */
    double[] values(String series) {
        return sent.get(series).stream().mapToDouble(o -> o.values()[0]).toArray();
    }
}
