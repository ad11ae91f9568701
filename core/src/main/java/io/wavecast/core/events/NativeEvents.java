package io.wavecast.core.events;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.bytes.BadRecord;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads Wavecast's own records: an observation, or a chunk of them, of the series that the key names. */
final class NativeEvents implements EventReader {
    private final ObservationCodec codec;

    NativeEvents(WireFormat format) {
        codec = new ObservationCodec(format);
    }

    @Override
    public void read(
            byte @Nullable [] key, Headers headers, byte @Nullable [] value, long recordTimeMicros, Sink sink) {
        if (key == null) {
            throw BadRecord.NO_SERIES.because("expected a record with the series as its key, was none");
        }
        if (value == null) {
            throw BadRecord.EMPTY.because("expected an observation, was no value");
        }
        Observation first = codec.read(headers, value, recordTimeMicros);
        String series = new String(key, StandardCharsets.UTF_8);
        sink.event(series, first);
        codec.rest().forEach(observation -> sink.event(series, observation));
    }
}
