package io.wavecast.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Suppresses an error that a broker in this JVM logs although producers recover: it refuses batches as out of sequence while the first
 * batch of their transaction is delayed, and the producer sends them again in order.
 */
public final class RetriedProduceFilter extends TurboFilter {
    private static final String LOGGER = "kafka.server.ReplicaManager";
    private static final String REFUSED = "transactions v2 idempotent producer with no existing state";

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            String format,
            Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        boolean retried = thrown != null
                && thrown.getMessage() != null
                && thrown.getMessage().contains(REFUSED)
                && logger.getName().equals(LOGGER);
        return retried ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
