package io.wavecast.streams.reading;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;

/** Reads Wavecast's own records. */
final class NativeSamples implements SampleReader {
    private final ObservationCodec codec;

    NativeSamples(WireFormat format) {
        codec = new ObservationCodec(format);
    }

    @Override
    public Observation read(Record<byte[], byte[]> record, long recordTimeMicros) {
        return codec.read(record.headers(), record.value(), recordTimeMicros);
    }

    @Override
    public List<Observation> rest() {
        return codec.rest();
    }

    @Override
    public List<UnreadableException> refused() {
        return List.of();
    }

    @Override
    public String ignoredTimeField() {
        return codec.ignoredTimeField();
    }
}
