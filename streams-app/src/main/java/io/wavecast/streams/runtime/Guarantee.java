package io.wavecast.streams.runtime;

import java.util.Locale;
import org.apache.kafka.streams.StreamsConfig;

/** The guarantee if a process dies between two commits. */
public enum Guarantee {
    /** Forecasts, scores and states of a commit become visible together, and each observation counts once. */
    EXACTLY_ONCE(StreamsConfig.EXACTLY_ONCE_V2),
    /** Observations since the last commit are processed again; costs less work per commit. */
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
