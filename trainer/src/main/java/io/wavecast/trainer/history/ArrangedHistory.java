package io.wavecast.trainer.history;

import io.wavecast.core.arrange.ArrangedSeries;
import io.wavecast.core.arrange.Arrangement;
import io.wavecast.core.arrange.Arrival;
import io.wavecast.core.series.Observation;
import java.util.HashMap;
import java.util.Map;

/** Arranges the samples of each series as the stream does, on their way to a history. */
final class ArrangedHistory {
    private final Arrangement how;
    private final HistoryBuilder builder;
    private final Map<String, One> series = new HashMap<>();

    private record One(int channels, ArrangedSeries samples) {}

    ArrangedHistory(Arrangement how, HistoryBuilder builder) {
        this.how = how;
        this.builder = builder;
    }

    void add(String key, Observation observation) {
        if (how.isOff()) {
            builder.add(key, observation);
            return;
        }
        int channels = observation.channels();
        One one =
                series.computeIfAbsent(key, name -> new One(channels, new ArrangedSeries(channels, how.gridMicros())));
        if (one.channels() != channels) {
            builder.skip("channel-count");
            return;
        }
        switch (one.samples().admission(observation.timeMicros(), how)) {
            case ADMITTED ->
                one.samples()
                        .take(
                                new Arrival(observation, 0, true),
                                how,
                                0,
                                arrival -> builder.add(key, arrival.observation()));
            case DUPLICATE -> builder.skip("duplicate");
            case LATE -> builder.skip("out-of-order");
        }
    }

    /** Adds the samples that still wait: nothing comes after them. */
    void end() {
        series.forEach((key, one) -> one.samples().release(how, 0, arrival -> builder.add(key, arrival.observation())));
    }
}
