package io.wavecast.core.events;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.bytes.BadRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Reads Wavecast's own records: one observation of the series that the key names. */
final class NativeEvents implements EventReader {
    private final ObservationCodec codec;

    NativeEvents(WireFormat format) {
        codec = new ObservationCodec(format);
    }

    @Override
    public boolean renamesSeries() {
        return false;
    }

    @Override
    public void read(
            byte @Nullable [] key, Headers headers, byte @Nullable [] value, long recordTimeMicros, Sink sink) {
        if (value == null) {
            throw BadRecord.EMPTY.because("expected an observation, was no value");
        }
        Observation observation = codec.read(headers, value, recordTimeMicros);
        sink.event(new RecordParts(key, new RecordHeaders(), new Row(0, 0, 0), recordTimeMicros).key(), observation);
    }
}
