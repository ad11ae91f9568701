package io.wavecast.streams.query;

import io.wavecast.observe.api.ApiException;
import io.wavecast.observe.api.EventSource;
import io.wavecast.streams.series.SeriesState;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tells what is new in a series: its newest observation and the forecast made from it. It looks at the state as it was last written, so
 * it skips observations between two looks; the topics have all of them.
 */
final class SeriesEvents implements EventSource {
    private final Supplier<Optional<SeriesState>> read;
    private final Function<SeriesState, String> event;
    private long told = -1; // observations of the series when it was last told

    SeriesEvents(Supplier<Optional<SeriesState>> read, Function<SeriesState, String> event) {
        this.read = read;
        this.event = event;
    }

    @Override
    public Optional<String> next() {
        SeriesState state = read.get().orElseThrow(() -> ApiException.notFound("the state of the series was removed"));
        if (state.observations() == told) {
            return Optional.empty();
        }
        told = state.observations();
        return Optional.of(event.apply(state));
    }
}
