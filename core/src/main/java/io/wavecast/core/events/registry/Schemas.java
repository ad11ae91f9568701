package io.wavecast.core.events.registry;

import io.wavecast.core.events.schema.ContentReader;
import io.wavecast.core.events.schema.SchemaText;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The readers of schemas by id. Each schema is asked for once. While the source does not answer, the first record with a new id waits at
 * most {@link Patience#longest}; later ones are refused at once, and each {@link Patience#pause} one of them asks again, and waits as
 * long. Thread-safe.
 */
public final class Schemas {
    private static final long PAUSE_NANOS = 200_000_000; // between attempts; also the least time for one
    private static final int MAX_UNKNOWN = 10_000;

    /**
     * How long to wait.
     *
     * @param longest for an answer, over all attempts and all that the schema refers to
     * @param pause after that, between two attempts; and how long an unknown id is not asked for again
     */
    public record Patience(Duration longest, Duration pause) {
        /** Half of the shortest timeout of a transaction, and far less than max.poll.interval.ms. */
        public static final Patience DEFAULT = new Patience(Duration.ofMillis(1_500), Duration.ofSeconds(10));
    }

    private final SchemaSource source;
    private final Patience patience;
    private final Map<Integer, ContentReader> known = new ConcurrentHashMap<>();
    private final Map<Integer, UnreadableException> unusable = new ConcurrentHashMap<>();
    private final Map<Integer, Long> unknown = new ConcurrentHashMap<>(); // when it was asked for, by nanoTime
    private Optional<Outage> outage = Optional.empty();

    private record Outage(long lastAttempt, String problem) {}

    public Schemas(SchemaSource source, Patience patience) {
        this.source = source;
        this.patience = patience;
    }

    /**
     * The reader for records of a schema.
     *
     * @throws UnreadableException if there is no such schema, it cannot be used, or the source did not answer in time
     */
    public ContentReader reader(int id) {
        ContentReader reader = known.get(id);
        return reader == null ? find(id) : reader;
    }

    private synchronized ContentReader find(int id) {
        ContentReader found = known.get(id); // of another thread, meanwhile
        if (found != null) {
            return found;
        }
        UnreadableException problem = unusable.get(id);
        if (problem != null) {
            throw BadRecord.BAD_SCHEMA.because(String.valueOf(problem.getMessage()));
        }
        Long asked = unknown.get(id);
        if (asked != null && System.nanoTime() - asked < patience.pause().toNanos()) {
            throw unknown(id);
        }
        try {
            Optional<SchemaText> schema = ask(id);
            if (schema.isPresent()) {
                ContentReader reader = ContentReader.of(schema.get());
                known.put(id, reader);
                return reader;
            }
        } catch (UnreadableException e) {
            if (e.reason().equals(BadRecord.BAD_SCHEMA.word())) {
                unusable.put(id, e);
            }
            throw e;
        }
        if (unknown.size() >= MAX_UNKNOWN) {
            unknown.clear();
        }
        unknown.put(id, System.nanoTime());
        throw unknown(id);
    }

    private Optional<SchemaText> ask(int id) {
        long begin = System.nanoTime();
        if (outage.isPresent()
                && begin - outage.get().lastAttempt() < patience.pause().toNanos()) {
            throw unavailable(id, outage.get().problem());
        }
        boolean once = outage.isPresent();
        while (true) {
            try {
                Optional<SchemaText> schema = source.byId(id, patience.longest().minusNanos(System.nanoTime() - begin));
                outage = Optional.empty();
                return schema;
            } catch (UnreadableException e) { // the source answers
                outage = Optional.empty();
                throw e;
            } catch (IOException e) {
                long now = System.nanoTime();
                if (once || now - begin + 2 * PAUSE_NANOS > patience.longest().toNanos()) {
                    outage = Optional.of(new Outage(now, e.toString()));
                    throw unavailable(id, e.toString());
                }
            }
            try {
                TimeUnit.NANOSECONDS.sleep(PAUSE_NANOS); // an outage tells no one when it ends
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    private static UnreadableException unknown(int id) {
        return BadRecord.UNKNOWN_SCHEMA.because("expected a schema with id " + id + " in the registry, was none");
    }

    private UnreadableException unavailable(int id, String problem) {
        return BadRecord.SCHEMA_UNAVAILABLE.because("expected the schema with id " + id + " from the registry within "
                + patience.longest().toMillis() + " ms, was " + problem);
    }
}
