package io.wavecast.streams.runtime;

import java.util.Locale;
import org.apache.kafka.streams.StreamsConfig;

/** The guarantee if a process dies between two commits, or a record cannot be sent. */
public enum Guarantee {
    /** Forecasts, scores and states of a commit become visible together, and each observation counts once in its state. */
    EXACTLY_ONCE(StreamsConfig.EXACTLY_ONCE_V2),
    /**
     * Every observation has at least one forecast, and counts once in its state. After a failure, observations since the last commit
     * are read again. Some of them are answered once more, with the same bytes, unless a new model came into force in between. A state
     * is written only after the brokers have taken all records that follow from it.
     */
    AT_LEAST_ONCE(StreamsConfig.AT_LEAST_ONCE);

    private final String kafkaName;

    Guarantee(String kafkaName) {
        this.kafkaName = kafkaName;
    }

    /** The value of Kafka Streams' {@code processing.guarantee}. */
    String kafkaName() {
        return kafkaName;
    }

    /** The value of the option, such as {@code exactly-once}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
