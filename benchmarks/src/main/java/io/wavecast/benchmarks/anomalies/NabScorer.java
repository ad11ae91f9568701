package io.wavecast.benchmarks.anomalies;

import java.util.List;

/**
 * The score of a detector by the rules of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015, section II and equations 1 to 3; details as in its
 * program). A window counts as found at its first alarm, and the more the earlier that is. Alarms outside of windows cost, those shortly after
 * a window less. The first 15 % of a file, at most 750 rows, do not count.
 *
 * <pre>
 *  gain of a window   A · σ(y) / σ(−1)    y = −(last − row + 1) / rows of the window
 *  loss of an alarm   B · σ(y)            y = (row − last) / (rows of the window before − 1);  −B if there is none, or from y = 3
 *  σ(y) = 2 / (1 + exp(5·y)) − 1
 *  score = 100 · (sum − null) / (perfect − null)        null: no alarms;  perfect: each window found at its first row
 * </pre>
 */
final class NabScorer {
    private static final double PROBATION = 0.15;
    private static final int LONGEST_FILE = 5_000; // whose share is the longest probation
    private static final double FAR = 3;

    private NabScorer() {}

    /**
     * Rows of a file that are anomalous.
     *
     * @param first index of the first row
     * @param last index of the last row
     */
    record Window(int first, int last) {
        int rows() {
            return last - first + 1;
        }

        boolean contains(int row) {
            return row >= first && row <= last;
        }
    }

    /**
     * What a detector gained in a file.
     *
     * @param sum gains minus losses
     * @param found number of windows that were found
     * @param falseAlarms number of alarms outside of windows
     */
    record Result(double sum, int found, int falseAlarms) {}

    /** Number of rows at the beginning of a file that do not count. */
    static int probation(int rows) {
        return (int) Math.min(Math.floor(PROBATION * rows), PROBATION * LONGEST_FILE);
    }

    /**
     * Judges the alarms of one file.
     *
     * @param rows number of rows of the file
     * @param windows in order; they do not overlap
     * @param alarms rows that alarm, ascending
     */
    static Result judge(int rows, List<Window> windows, int[] alarms, NabProfile profile) {
        int probation = probation(rows);
        double sum = 0;
        int found = 0;
        int falseAlarms = 0;
        for (Window window : windows) {
            int row = firstIn(window, alarms, probation);
            if (row >= 0) {
                sum += profile.found() * gain(window, row);
                found++;
            } else {
                sum -= profile.missed();
            }
        }
        for (int row : alarms) {
            if (row >= probation && windows.stream().noneMatch(window -> window.contains(row))) {
                sum += profile.falseAlarm() * loss(windows, row);
                falseAlarms++;
            }
        }
        return new Result(sum, found, falseAlarms);
    }

    /** The normalised score: 0 for no alarms, 100 for a perfect detector. */
    static double normalised(double sum, int windows, NabProfile profile) {
        double nothing = -profile.missed() * windows;
        double perfect = profile.found() * windows;
        return 100 * (sum - nothing) / (perfect - nothing);
    }

    /** The first alarm of a window; −1 if there is none. */
    private static int firstIn(Window window, int[] alarms, int probation) {
        for (int row : alarms) {
            if (row >= probation && window.contains(row)) {
                return row;
            }
        }
        return -1;
    }

    private static double gain(Window window, int row) {
        return sigmoid(-(window.last() - row + 1) / (double) window.rows()) / sigmoid(-1);
    }

    /** −1..0. */
    private static double loss(List<Window> windows, int row) {
        double value = -1;
        for (Window window : windows) {
            if (window.last() < row) {
                double past = (row - window.last()) / (double) (window.rows() - 1);
                value = past >= FAR ? -1 : sigmoid(past);
            }
        }
        return value;
    }

    private static double sigmoid(double position) {
        return 2 / (1 + Math.exp(5 * position)) - 1;
    }
}
