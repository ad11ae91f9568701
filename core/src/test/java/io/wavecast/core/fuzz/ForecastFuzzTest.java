package io.wavecast.core.fuzz;

import io.wavecast.core.wire.ForecastCodec;
import net.jqwik.api.Tag;

/** Feeds damaged forecasts to the codec. */
@Tag("once")
class ForecastFuzzTest extends CodecFuzz {
    ForecastFuzzTest() {
        super("forecasts", format -> input -> new ForecastCodec(format).read(input));
    }
}
