package io.wavecast.streams.store;

import java.util.Optional;

/**
 * What became of the records that the current thread sent to Kafka. A store may write a state only after the brokers have taken every
 * record that follows from it: a state without its forecasts would make their observations duplicates, and nothing would answer them.
 */
public interface SentRecords {
    /** For exactly-once. The records and the states of a commit are one transaction, so a store need not wait. */
    SentRecords IN_A_TRANSACTION = new SentRecords() {
        @Override
        public void awaitAnswers() {
            // The end of the transaction waits for all answers.
        }

        @Override
        public Failures failures() {
            return Failures.NONE;
        }
    };

    /** Waits until the brokers have answered all records that this thread sent, or until the client gave them up. */
    void awaitAnswers();

    /** The records of this thread that no broker took, so far. */
    Failures failures();

    /**
     * Records that failed.
     *
     * @param count number of records since the thread began
     * @param newest the reason of the newest failure; empty if there is none
     */
    record Failures(long count, Optional<Exception> newest) {
        public static final Failures NONE = new Failures(0, Optional.empty());
    }
}
