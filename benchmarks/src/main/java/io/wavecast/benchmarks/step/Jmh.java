package io.wavecast.benchmarks.step;

import io.wavecast.benchmarks.jvm.JvmOptions;
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

/** Runs one JMH benchmark with one set of parameters in fresh JVMs, without JMH's output on the terminal. */
final class Jmh {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final Scale scale;

    Jmh(Scale scale) {
        this.scale = scale;
        // ONNX Runtime's telemetry matches the command line with a recursive regular expression when it loads. A long
        // class path overflows the stack there and kills the JVM, so JMH passes it in a file.
        System.setProperty("jmh.separateClasspathJAR", "true");
    }

    /**
     * Result of one JMH benchmark.
     *
     * @param nanos per call, the median of all iterations, since other load on the machine slows some of them
     * @param bytes allocated per call; empty unless requested
     */
    record Timing(double nanos, OptionalDouble bytes) {}

    /**
     * Runs a benchmark, which takes a few seconds.
     *
     * @param type class with the {@code @Benchmark} method
     * @param method name of that method
     * @param parameters values of the fields with {@code @Param}, by field name
     * @param allocation whether to measure allocated bytes
     * @throws IllegalStateException if the benchmark fails; the message has JMH's output
     */
    Timing time(Class<?> type, String method, Map<String, String> parameters, boolean allocation) throws IOException {
        Path log = Files.createTempFile("wavecast-jmh", ".log");
        try {
            boolean full = scale == Scale.FULL;
            TimeValue iteration = TimeValue.milliseconds(full ? 1_000 : 600);
            var options = new OptionsBuilder();
            options.include("^" + type.getName().replace(".", "\\.") + "\\." + method + "$")
                    .forks(full ? 2 : 1)
                    .warmupIterations(full ? 3 : 2)
                    .warmupTime(iteration)
                    .measurementIterations(full ? 5 : 3)
                    .measurementTime(iteration)
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

    /** Options of the forked JVMs in place of this JVM's options; JMH adds the class path. */
    private static String[] jvmArguments() {
        List<String> arguments = new ArrayList<>(List.of("-Xms512m", "-Xmx512m"));
        arguments.addAll(JvmOptions.common());
        return arguments.toArray(String[]::new);
    }
}
