package io.wavecast.streams.reading;

import io.wavecast.core.events.EventReader;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Prints what a reader makes of records. */
public final class EventTrial implements EventReader.Sink {
    private final EventReader reader;
    private final PrintWriter out;
    private final Map<String, Set<Integer>> partitions = new TreeMap<>(); // by series
    private int partition;
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
        partition = record.partition();
        try {
            reader.read(record.key(), record.headers(), record.value(), record.timestamp() * 1_000, this);
        } catch (UnreadableException e) {
            refused(e);
        }
    }

    @Override
    public void event(String series, Observation observation) {
        observations++;
        partitions.computeIfAbsent(series, name -> new TreeSet<>()).add(partition);
        double[] values = observation.values();
        out.println("  " + series + "  " + Instant.EPOCH.plus(observation.timeMicros(), ChronoUnit.MICROS) + "  "
                + (values.length == 1 ? String.valueOf(values[0]) : Arrays.toString(values)));
    }

    @Override
    public void refused(UnreadableException problem) {
        refused++;
        out.println("  refused, " + problem.reason() + ": " + problem.getMessage());
    }

    /** What to do if a series is in several partitions, whose records no reader gets in the order in which they were sent; empty if none is. */
    public Optional<String> advice() {
        return partitions.entrySet().stream()
                .filter(series -> series.getValue().size() > 1)
                .findFirst()
                .map(series -> "expected each series in one partition, was " + series.getKey() + " in "
                        + series.getValue()
                        + ": samples that come late are dropped. Let the sender give all records of a series"
                        + " one key (Telegraf: routing_tag = \"host\"), or let samples wait: serve --lateness"
                        + " 1s");
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
