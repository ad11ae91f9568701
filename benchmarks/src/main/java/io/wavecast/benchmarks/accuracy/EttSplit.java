package io.wavecast.benchmarks.accuracy;

import java.util.List;

/**
 * The splits on which methods that learn online are published: rows to learn from, to choose by and to judge by. The published figures are mean
 * squared errors for 1, 24 and 48 steps, of methods that see no label before its time; they are quoted, not measured again.
 */
enum EttSplit {
    A("ETTh2", "A (4, 1 and 15 months)", 2_880, 3_600, 14_400, List.of(0.365, 1.694, 2.988)),
    B_ETTH2("ETTh2", "B (60, 10 and 30 %)", 10_452, 12_194, 17_420, List.of(0.0628, 0.1607, 0.2103)),
    B_ETTH1("ETTh1", "B (60, 10 and 30 %)", 10_452, 12_194, 17_420, List.of(0.1107, 0.2942, 0.3431));

    private final String data;
    private final String title;
    private final int trainEnd;
    private final int validationEnd;
    private final int end;

    @SuppressWarnings("ImmutableEnumChecker") // a result of List.of
    private final List<Double> published;

    EttSplit(String data, String title, int trainEnd, int validationEnd, int end, List<Double> published) {
        this.data = data;
        this.title = title;
        this.trainEnd = trainEnd;
        this.validationEnd = validationEnd;
        this.end = end;
        this.published = published;
    }

    /** Name of the file without its ending. */
    String data() {
        return data;
    }

    /** The name in tables. */
    String title() {
        return data + ", split " + title;
    }

    /** Rows to learn from. */
    int trainEnd() {
        return trainEnd;
    }

    /** Rows to learn from and to choose by. */
    int validationEnd() {
        return validationEnd;
    }

    /** All rows. */
    int end() {
        return end;
    }

    /** The best published mean squared errors for 1, 24 and 48 steps. */
    List<Double> published() {
        return published;
    }
}
