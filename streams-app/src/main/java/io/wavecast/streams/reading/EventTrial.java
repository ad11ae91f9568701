package io.wavecast.streams.reading;

import io.wavecast.core.events.EventReader;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Prints what a reader makes of records. */
public final class EventTrial implements EventReader.Sink {
    private final EventReader reader;
    private final PrintWriter out;
    private int observations;
    private int refused;

    public EventTrial(EventReader reader, PrintWriter out) {
        this.reader = reader;
        this.out = out;
    }

    /** Prints where a record is, and a line for each of its observations, or why there is none. */
    public void print(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "no key" : "key " + new String(record.key(), StandardCharsets.UTF_8);
        out.println(record.topic() + "-" + record.partition() + " offset " + record.offset() + ", " + key);
        try {
            reader.read(record.key(), record.headers(), record.value(), record.timestamp() * 1_000, this);
        } catch (UnreadableException e) {
            refused(e);
        }
    }

    @Override
    public void event(String series, Observation observation) {
        observations++;
        double[] values = observation.values();
        out.println("  " + series + "  " + Instant.EPOCH.plus(observation.timeMicros(), ChronoUnit.MICROS) + "  "
                + (values.length == 1 ? String.valueOf(values[0]) : Arrays.toString(values)));
    }

    @Override
    public void refused(UnreadableException problem) {
        refused++;
        out.println("  refused, " + problem.reason() + ": " + problem.getMessage());
    }

    /** Number of observations so far. */
    public int observations() {
        return observations;
    }

    /** Number of records, and of events in records, that cannot be used. */
    public int refused() {
        return refused;
    }
}
