package io.wavecast.streams.runtime;

import java.util.Locale;
import org.apache.kafka.streams.StreamsConfig;

/** What holds for forecasts and states when a process dies between two commits. */
public enum Guarantee {
    /** They become visible together, and no observation counts twice. */
    EXACTLY_ONCE(StreamsConfig.EXACTLY_ONCE_V2),
    /** Less work per commit; observations since the last one are answered once more. */
    AT_LEAST_ONCE(StreamsConfig.AT_LEAST_ONCE);

    private final String kafkaWord;

    Guarantee(String kafkaWord) {
        this.kafkaWord = kafkaWord;
    }

    String kafkaWord() {
        return kafkaWord;
    }

    /** As the option says it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
