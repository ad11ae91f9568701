package io.wavecast.core.events;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Reads records with a reader, and keeps what it finds. */
final class ReadEvents implements EventReader.Sink {
    static final long RECORD_TIME = 1_700_000_000_000_000L;

    private final EventReader reader;
    private final RecordHeaders headers = new RecordHeaders();
    private final Map<String, Observation> events = new LinkedHashMap<>();
    private final List<String> refused = new ArrayList<>();

    private ReadEvents(EventReader reader) {
        this.reader = reader;
    }

    static ReadEvents preset(String name) {
        return new ReadEvents(EventForm.of(name).reader(WireFormat.JSON));
    }

    static ReadEvents mapping(String mapping) {
        return new ReadEvents(EventForm.ofMapping(mapping).reader(WireFormat.JSON));
    }

    ReadEvents header(String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    ReadEvents record(String key, String value) {
        reader.read(bytes(key), headers, bytes(value), RECORD_TIME, this);
        return this;
    }

    Map<String, Observation> events() {
        return events;
    }

    /** Reason and message of each event that was refused. */
    List<String> refused() {
        return refused;
    }

    @Override
    public void event(String series, Observation observation) {
        events.put(series, observation);
    }

    @Override
    public void refused(UnreadableException problem) {
        refused.add(problem.reason() + ": " + problem.getMessage());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
