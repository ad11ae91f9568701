package io.wavecast.benchmarks.anomalies;

/** What the benchmark's three profiles of an application gain and lose (Lavin and Ahmad 2015, section II; the weights of the published tables). */
enum NabProfile {
    STANDARD("standard", 1, 0.11, 1),
    LOW_FALSE_POSITIVES("reward low false positive rate", 1, 0.22, 1),
    LOW_FALSE_NEGATIVES("reward low false negative rate", 1, 0.11, 2);

    private final String title;
    private final double found;
    private final double falseAlarm;
    private final double missed;

    NabProfile(String title, double found, double falseAlarm, double missed) {
        this.title = title;
        this.found = found;
        this.falseAlarm = falseAlarm;
        this.missed = missed;
    }

    String title() {
        return title;
    }

    /** Gain of a window that is found at its beginning. */
    double found() {
        return found;
    }

    /** Loss of a false alarm far from the windows before it. */
    double falseAlarm() {
        return falseAlarm;
    }

    /** Loss of a window that is missed. */
    double missed() {
        return missed;
    }
}
