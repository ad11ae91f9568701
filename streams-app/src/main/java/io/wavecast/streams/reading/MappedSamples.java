package io.wavecast.streams.reading;

import io.wavecast.core.events.EventReader;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;

/** Reads records by a mapping that leaves the series' name to the key. */
final class MappedSamples implements SampleReader, EventReader.Sink {
    private final EventReader reader;
    private final List<Observation> all = new ArrayList<>();
    private final List<UnreadableException> refused = new ArrayList<>();

    MappedSamples(EventReader reader) {
        this.reader = reader;
    }

    @Override
    public Observation read(Record<byte[], byte[]> record, long recordTimeMicros) {
        all.clear();
        refused.clear();
        reader.read(record.key(), record.headers(), record.value(), recordTimeMicros, this);
        if (all.isEmpty()) {
            throw refused.get(0); // a reader that refuses nothing has found something, or throws
        }
        return all.get(0);
    }

    @Override
    public void event(String series, Observation observation) {
        all.add(observation);
    }

    @Override
    public void refused(UnreadableException problem) {
        refused.add(problem);
    }

    @Override
    public List<Observation> rest() {
        return all.subList(1, all.size());
    }

    @Override
    public List<UnreadableException> refused() {
        return refused;
    }

    @Override
    public String ignoredTimeField() {
        return ""; // a mapping says where the time is
    }
}
