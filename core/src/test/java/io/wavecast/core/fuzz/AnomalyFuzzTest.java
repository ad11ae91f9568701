package io.wavecast.core.fuzz;

import io.wavecast.core.wire.AnomalyCodec;
import net.jqwik.api.Tag;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Feeds damaged anomalies to the codec. */
@Tag("once")
class AnomalyFuzzTest extends CodecFuzz {
    AnomalyFuzzTest() {
        super("anomalies", format -> input -> new AnomalyCodec(format).read(new RecordHeaders(), input));
    }
}
