package io.wavecast.benchmarks.report;

/** One question about speed, asked of us and of others in the same run. */
public interface Benchmark {
    /** As on the command line. */
    String name();

    /** What it tells, in one line. */
    String summary();

    /**
     * Measures and reports each figure as soon as it is known.
     *
     * @throws Exception if something fails that the figures need; what was reported until then stands
     */
    void run(Scale scale, Report report) throws Exception;

    /** Whether it is left out where everything is asked for. */
    default boolean onlyByName() {
        return false;
    }
}
