package io.wavecast.core.fuzz;

import io.wavecast.core.wire.ObservationCodec;
import net.jqwik.api.Tag;

/** Feeds damaged observations to the codec. */
@Tag("once")
class ObservationFuzzTest extends CodecFuzz {
    ObservationFuzzTest() {
        super("observations", format -> input -> new ObservationCodec(format).read(input, 0));
    }
}
