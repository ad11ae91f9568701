package io.wavecast.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.Marker;

/**
 * Keeps back what a broker in this JVM logs as an error and producers mend by themselves: batches that arrive while the first one of a
 * transaction is still held back are refused as out of sequence, and sent again in order.
 */
public final class RetriedProduce extends TurboFilter {
    private static final String LOGGER = "kafka.server.ReplicaManager";
    private static final String REFUSED = "transactions v2 idempotent producer with no existing state";

    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String format, Object[] parameters, Throwable thrown) {
        boolean retried = thrown != null
                && thrown.getMessage() != null
                && thrown.getMessage().contains(REFUSED)
                && logger.getName().equals(LOGGER);
        return retried ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
