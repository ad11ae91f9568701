package io.wavecast.streams.testing;

import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Score;
import io.wavecast.streams.metrics.ForecastMetrics;
import java.util.ArrayList;
import java.util.List;

/** Notes every event as a line, such as {@code rejected duplicate}. */
public final class CountingMetrics implements ForecastMetrics {
    private final List<String> events = new ArrayList<>();
    private int inForce;

    public List<String> events() {
        return List.copyOf(events);
    }

    public long count(String event) {
        return events.stream().filter(event::equals).count();
    }

    public int inForce() {
        return inForce;
    }

    @Override
    public void stepTimed(long nanos) {
        // How long it took is different each time.
    }

    @Override
    public void forecastMade(ForecastStatus status) {
        events.add("forecast " + status.word());
    }

    @Override
    public void observationRejected(String reason) {
        events.add("rejected " + reason);
    }

    @Override
    public void scored(Score score) {
        events.add("scored");
    }

    @Override
    public void unscored(int forecasts) {
        for (int i = 0; i < forecasts; i++) {
            events.add("unscored");
        }
    }

    @Override
    public void hiddenStateRebuilt() {
        events.add("rebuilt");
    }

    @Override
    public void modelFailed() {
        events.add("model failed");
    }

    @Override
    public void stateUnreadable() {
        events.add("state unreadable");
    }

    @Override
    public void modelSwapped(int now) {
        inForce = now;
        events.add("model swapped");
    }

    @Override
    public void modelRetired(int now) {
        inForce = now;
        events.add("model retired");
    }

    @Override
    public void modelRejected(String reason) {
        events.add("model rejected " + reason);
    }
}
