package io.wavecast.trainer.drift;

/** What has become worse. */
public enum Symptom {
    /** The errors, compared with the naive forecast's. */
    ERRORS("errors"),
    /** The coverage of the intervals. */
    COVERAGE("coverage");

    private final String word;

    Symptom(String word) {
        this.word = word;
    }

    /** The value of the label in metrics. */
    public String word() {
        return word;
    }
}
