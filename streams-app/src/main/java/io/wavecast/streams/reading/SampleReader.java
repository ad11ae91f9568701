package io.wavecast.streams.reading;

import io.wavecast.core.events.EventForm;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;

/** Reads the samples of records that hold one series, which their keys name. Not thread-safe. */
public interface SampleReader {
    /**
     * Creates a reader.
     *
     * @param form must not rename series
     * @param format format of Wavecast's own records that do not name theirs
     */
    static SampleReader of(EventForm form, WireFormat format) {
        return form.isNative() ? new NativeSamples(format) : new MappedSamples(form.reader(format));
    }

    /**
     * Reads the first observation of a record.
     *
     * @param recordTimeMicros event time if the record has none
     * @throws UnreadableException if the record holds none that can be used
     */
    Observation read(Record<byte[], byte[]> record, long recordTimeMicros);

    /** The further observations of the record read last; mostly empty. */
    List<Observation> rest();

    /** Why parts of the record read last cannot be used; mostly empty. */
    List<UnreadableException> refused();

    /** The field of the record read last that its sender most likely meant as the event time, but which is ignored; mostly empty. */
    String ignoredTimeField();
}
