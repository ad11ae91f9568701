package io.wavecast.benchmarks.report;

/** Measures one aspect of Wavecast, and of alternatives to it, in the same run. */
public interface Benchmark {
    /** The name on the command line. */
    String name();

    /** The measured quantity, in one line. */
    String summary();

    /**
     * Measures, and reports each figure as soon as it is available.
     *
     * @throws Exception if the measurement fails; figures reported before remain
     */
    void run(Scale scale, Report report) throws Exception;

    /** Whether the benchmark runs only if the command line names it. */
    default boolean onlyByName() {
        return false;
    }
}
