package io.wavecast.trainer.drift;

import java.util.Optional;

/**
 * Why a version must step down.
 *
 * @param rule what it was compared with
 * @param ratio its RMSE divided by that of the reference, above 1
 * @param steps number of scored steps that were judged
 */
public record Blame(Rule rule, double ratio, long steps) {
    /** Standard errors by which a difference must exceed 0. */
    static final int STANDARD_ERRORS = 4;

    /** The references. */
    public enum Rule {
        /** The naive forecast, on the same observations. */
        NAIVE("naive", "the last value's"),
        /** The version that was in force before, in its last blocks. */
        PREDECESSOR("predecessor", "its predecessor's, both as a ratio to the last value's");

        private final String word;
        private final String words;

        Rule(String word, String words) {
            this.word = word;
            this.words = words;
        }

        /** The value of the label in metrics. */
        public String word() {
            return word;
        }
    }

    /** A blame, if a log ratio of errors exceeds a reference's by a margin and by a number of standard errors. */
    static Optional<Blame> of(Rule rule, double difference, double margin, double error, double steps) {
        return difference > Math.max(margin, STANDARD_ERRORS * error)
                ? Optional.of(new Blame(rule, Math.exp(difference), Math.round(steps)))
                : Optional.empty();
    }

    /** The reason as a sentence. */
    public String sentence() {
        return "the error was %.2f times %s, over %d scored steps".formatted(ratio, rule.words, steps);
    }
}
