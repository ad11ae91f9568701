package io.wavecast.benchmarks.step;

import io.wavecast.benchmarks.report.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs one JMH benchmark with one set of parameters, in fresh JVMs, without a word of JMH's own. */
final class Jmh {
    private static final int FIRST_WITH_WARNINGS = 24;
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final Scale scale;

    Jmh(Scale scale) {
        this.scale = scale;
        // ONNX Runtime's telemetry matches its process's command line with a recursive regular expression, before it
        // can be
        // told not to. With a class path as long as ours that overflows the stack and kills the JVM: JMH hands it over
        // in
        // a file.
        System.setProperty("jmh.separateClasspathJAR", "true");
    }

    /**
     * @param nanos per call, the median of all iterations: other users of the machine make some of them slow
     * @param bytes allocated per call; empty where it was not asked for
     */
    record Timing(double nanos, OptionalDouble bytes) {}

    /**
     * Blocks for a few seconds.
     *
     * @param type with the {@code @Benchmark} method
     * @param allocation whether to count it
     * @throws IllegalStateException if the benchmark fails; the message has what JMH said
     */
    Timing time(Class<?> type, String method, Map<String, String> parameters, boolean allocation) throws IOException {
        Path log = Files.createTempFile("wavecast-jmh", ".log");
        try {
            boolean full = scale == Scale.FULL;
            var options = new OptionsBuilder();
            options.include("^" + type.getName().replace(".", "\\.") + "\\." + method + "$")
                    .forks(full ? 2 : 1)
                    .warmupIterations(full ? 3 : 2)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(full ? 5 : 3)
                    .measurementTime(TimeValue.seconds(1))
                    .jvmArgs(jvmArguments())
                    .shouldFailOnError(true)
                    .output(log.toString());
            parameters.forEach(options::param);
            if (allocation) {
                options.addProfiler(GCProfiler.class);
            }
            RunResult result = new Runner(options.build()).runSingle();
            Result<?> bytes = result.getSecondaryResults().get(ALLOCATION);
            return new Timing(
                    result.getPrimaryResult().getStatistics().getPercentile(50),
                    bytes == null ? OptionalDouble.empty() : OptionalDouble.of(bytes.getScore()));
        } catch (RunnerException e) {
            throw new IllegalStateException(method + " with " + parameters + " failed:\n" + Files.readString(log), e);
        } finally {
            Files.delete(log);
        }
    }

    /** Instead of this JVM's; JMH adds the class path. */
    private static String[] jvmArguments() {
        List<String> arguments = new ArrayList<>(List.of("-Xms512m", "-Xmx512m"));
        if (Runtime.version().feature() >= FIRST_WITH_WARNINGS) {
            // Native code and Unsafe are meant.
            arguments.add("--enable-native-access=ALL-UNNAMED");
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        return arguments.toArray(String[]::new);
    }
}
