package io.wavecast.demo.watch;

import io.wavecast.core.events.EventReader;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.RecordMarks;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.demo.watch.series.WatchedCluster;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the observations of a record of any form, and passes on those of the watched series. Not thread-safe. */
final class ObservationReader {
    private static final Logger log = LoggerFactory.getLogger(ObservationReader.class);

    private final EventReader reader;
    private final boolean keysNameSeries;
    private final String prefix;
    private final WatchedCluster cluster;

    ObservationReader(WatchSettings settings, WatchedCluster cluster) {
        this.reader = settings.form().reader(settings.format());
        this.keysNameSeries = !settings.form().renamesSeries();
        this.prefix = settings.series();
        this.cluster = cluster;
    }

    /**
     * Reads a record.
     *
     * @return how many of its events cannot be used, if others can
     * @throws UnreadableException if none can
     */
    int read(ConsumerRecord<byte[], byte[]> message, long nowMillis) {
        if (message.headers().lastHeader(RecordMarks.RESET) != null) {
            reset(message.key());
            return 0;
        }
        if (keysNameSeries && message.key() != null && !text(message.key()).startsWith(prefix)) {
            return 0; // also if it cannot be read
        }
        var sink = new EventReader.Sink() {
            private int refused;

            @Override
            public void event(String series, Observation observation) {
                if (series.startsWith(prefix)) {
                    cluster.observed(series, observation, nowMillis);
                }
            }

            @Override
            public void refused(UnreadableException problem) {
                refused++;
                log.debug("skipped an event of record {}: {}", message.offset(), problem.getMessage());
            }
        };
        reader.read(message.key(), message.headers(), message.value(), message.timestamp() * 1_000, sink);
        return sink.refused;
    }

    /** A reset names the series in its key, whatever the form of the other records is. */
    private void reset(byte[] key) {
        if (key == null) {
            throw new UnreadableException("no-key", "expected a key, was none");
        }
        String series = text(key);
        if (series.startsWith(prefix)) {
            cluster.restart(series);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
