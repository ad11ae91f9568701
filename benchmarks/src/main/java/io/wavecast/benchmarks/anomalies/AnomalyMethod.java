package io.wavecast.benchmarks.anomalies;

/** A detector of anomalies that sees a file row by row. */
interface AnomalyMethod {
    /** Name in tables. */
    String title();

    /**
     * Scores of the rows; a row alarms if its score reaches a threshold that is one for all files.
     *
     * @param values (rows)
     * @return (rows) 0 or more
     */
    double[] scores(double[] values);

    /** Whether the best threshold for all files is searched, as the benchmark allows. Otherwise each score above 0 alarms. */
    boolean searchesThreshold();
}
