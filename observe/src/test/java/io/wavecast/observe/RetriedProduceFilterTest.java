package io.wavecast.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.api.Test;

class RetriedProduceFilterTest {
    private static final String REFUSED =
            "Invalid sequence number for producer 1 at offset 2 in partition forecasts-1: 1 (incoming seq. number)."
                    + " Expected sequence 0 for transactions v2 idempotent producer with no existing state.";

    @Test
    void shouldSuppressOnlyErrorsThatProducersRecoverFrom() {
        assertThat(decide("kafka.server.ReplicaManager", new IllegalStateException(REFUSED)))
                .isEqualTo(FilterReply.DENY);
        assertThat(decide("kafka.server.ReplicaManager", new IllegalStateException("disk full")))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("kafka.server.ReplicaManager", new IllegalStateException()))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("kafka.server.ReplicaManager", null)).isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("org.apache.kafka.clients.producer", new IllegalStateException(REFUSED)))
                .isEqualTo(FilterReply.NEUTRAL);
    }

    private static FilterReply decide(String logger, Throwable thrown) {
        return new RetriedProduceFilter()
                .decide(null, new LoggerContext().getLogger(logger), Level.ERROR, "failed", null, thrown);
    }
}
