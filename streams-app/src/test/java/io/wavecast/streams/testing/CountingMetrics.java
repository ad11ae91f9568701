package io.wavecast.streams.testing;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.AnomalyKind;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.streams.metrics.ForecastMetrics;
import java.util.ArrayList;
import java.util.List;

/** Records each event as a line, such as {@code rejected duplicate}. */
public final class CountingMetrics implements ForecastMetrics {
    private final List<String> events = new ArrayList<>();
    private int inForce;
    private int lasting;
    private int silent;

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
    public void stepTimed(String series, ModelVersion model, long nanos) {
        // Times differ from run to run.
    }

    @Override
    public void forecastVisible(String series, ModelVersion model, double delaySeconds, double leadSeconds) {
        // Times differ from run to run.
    }

    @Override
    public void forecastMade(ForecastStatus status) {
        events.add("forecast " + status.word());
    }

    @Override
    public void challengerFailed() {
        events.add("challenger failed");
    }

    @Override
    public void anomalyBegan(ModelVersion model, AnomalyKind kind) {
        events.add("anomaly " + kind.word());
    }

    @Override
    public void anomaliesLasting(int change, int silences) {
        lasting += change;
        silent += silences;
    }

    /** Number of series that are silent. */
    public int silent() {
        return silent;
    }

    /** Number of anomalies that last. */
    public int lasting() {
        return lasting;
    }

    @Override
    public void observationRejected(String reason) {
        events.add("rejected " + reason);
    }

    @Override
    public void observationReadAgain() {
        events.add("read again");
    }

    @Override
    public void scored(String series, ScoreSummary scores) {
        for (int i = 0; i < scores.count(); i++) {
            events.add("scored");
        }
    }

    @Override
    public void levelScored(ModelVersion model, int horizon, double level, int values, int inside) {
        events.add("level " + level);
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
    public void timeIgnored() {
        events.add("time ignored");
    }

    @Override
    public void rateMismatch() {
        events.add("rate mismatch");
    }

    @Override
    public void seriesRestarted(String reason) {
        events.add("restarted " + reason);
    }

    @Override
    public void seriesForgotten(int series) {
        for (int i = 0; i < series; i++) {
            events.add("forgotten");
        }
    }

    @Override
    public void modelFailed() {
        events.add("model failed");
    }

    @Override
    public void seriesPlaced(boolean byDefault) {
        // Most tests have one partition, on which every partitioner places every key.
    }

    @Override
    public void seriesOnTwoPartitions() {
        events.add("on two partitions");
    }

    @Override
    public void sampleReleasedEarly() {
        events.add("released early");
    }

    @Override
    public void samplesReleasedByClock() {
        events.add("released by clock");
    }

    @Override
    public void clockJumpedAhead() {
        events.add("jumped ahead");
    }

    @Override
    public void stateUnreadable() {
        events.add("state unreadable");
    }

    @Override
    public void modelSwapped(Model model, int now) {
        inForce = now;
        events.add("model swapped");
    }

    @Override
    public void modelRetired(String name, int now) {
        inForce = now;
        events.add("model retired");
    }

    @Override
    public void modelSteppedDown(ModelVersion version, int now) {
        inForce = now;
        events.add("model stepped down");
    }

    @Override
    public void modelRejected(String reason) {
        events.add("model rejected " + reason);
    }
}
