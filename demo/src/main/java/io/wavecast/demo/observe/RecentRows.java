package io.wavecast.demo.observe;

/** The newest rows of a series, in a ring buffer. */
final class RecentRows {
    /** The most rows kept. */
    static final int CAPACITY = 8_192;

    private static final int COLUMNS = 5;

    private final long[] at = new long[CAPACITY]; // event time in microseconds
    private final double[][] values = new double[COLUMNS - 1][CAPACITY]; // (actual, mean, lower, upper; rows)
    private final long originMicros;
    private long next; // rows ever added

    RecentRows(long originMicros) {
        this.originMicros = originMicros;
    }

    void add(ScoredForecast scored) {
        int slot = (int) (next % CAPACITY);
        at[slot] = scored.timeMicros();
        values[0][slot] = scored.actual();
        values[1][slot] = scored.mean();
        values[2][slot] = scored.lower();
        values[3][slot] = scored.upper();
        next++;
    }

    long next() {
        return next;
    }

    /** The rows numbered {@code from} to {@code to}, without the last; those no longer kept are left out. */
    ForecastRows between(long from, long to) {
        long first = Math.max(Math.max(0, next - CAPACITY), from);
        int size = (int) Math.max(0, Math.min(next, to) - first);
        double[][] columns = new double[COLUMNS][size];
        for (int i = 0; i < size; i++) {
            int slot = (int) ((first + i) % CAPACITY);
            columns[0][i] = (at[slot] - originMicros) / 1e6;
            for (int c = 1; c < COLUMNS; c++) {
                columns[c][i] = values[c - 1][slot];
            }
        }
        return new ForecastRows(first + size, columns);
    }
}
