package io.wavecast.streams.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.AnomalyKind;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.streams.delivery.Delivery;
import io.wavecast.streams.registry.ModelRefusal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Counts the events in Micrometer's meters. Looks up each meter once, not per record. */
public final class MicrometerForecastMetrics implements ForecastMetrics {
    private static final int WORST = 10;

    private final PrometheusMeterRegistry registry;
    private final Delivery delivery;
    private final TimingMeters timings;
    private final ScoreMeters scores;
    private final ChallengerMeters challengers;
    private final AnomalyMeters anomalies;
    private final ArrivalMeters arrivals;
    private final WorstSeries worst = new WorstSeries(System::nanoTime);
    private final MultiGauge worstSeries;
    private final ModelMeters models;
    private final Map<ForecastStatus, Counter> forecasts = new EnumMap<>(ForecastStatus.class); // of every status
    private final CountersByWord rejectedObservations;
    private final CountersByWord rejectedModels;
    private final CountersByWord restarted;
    private final SwapMeters swaps;
    private final Counter readAgain;
    private final LevelMeters levels;
    private final Counter unscored;
    private final Counter rebuilt;
    private final Counter failed;
    private final Counter placedByDefault;
    private final Counter placedOtherwise;
    private final Counter onTwoPartitions;
    private final Counter unreadable;
    private final Counter mismatched;
    private final Counter forgotten;
    private final Counter timeIgnored;
    private final RecentScores recent;

    /** Metrics of a service whose forecasts count as visible when they are computed. */
    public MicrometerForecastMetrics(PrometheusMeterRegistry registry) {
        this(registry, Delivery.untracked(), RecentScores.NONE);
    }

    /**
     * @param delivery learns about the models in force, and tells when forecasts are visible
     * @param recent receives all scores
     */
    public MicrometerForecastMetrics(PrometheusMeterRegistry registry, Delivery delivery, RecentScores recent) {
        this.registry = registry;
        this.recent = recent;
        this.delivery = delivery;
        timings = new TimingMeters(registry);
        scores = new ScoreMeters(registry, "");
        levels = new LevelMeters(registry);
        challengers = new ChallengerMeters(registry);
        anomalies = new AnomalyMeters(registry);
        arrivals = new ArrivalMeters(registry);
        worstSeries = MultiGauge.builder("wavecast.worst.series.error.ratio")
                .description("Error divided by the last value's error, of the series with the largest ratio")
                .register(registry);
        models = new ModelMeters(registry, delivery);
        for (ForecastStatus status : EnumSet.complementOf(EnumSet.of(ForecastStatus.CHALLENGER))) {
            forecasts.put(status, counter("wavecast.forecasts", "Published forecasts", "status", status.word()));
        }
        rejectedObservations = new CountersByWord(
                registry,
                "wavecast.observations.rejected",
                "Observations without a forecast",
                KnownReasons.ofObservations());
        rejectedModels = new CountersByWord(
                registry, "wavecast.models.rejected", "Models that were refused", ModelRefusal.words());
        restarted = new CountersByWord(
                registry,
                "wavecast.series.restarted",
                "Series that began anew",
                List.of("out-of-order", "channel-count", "reset"));
        swaps = new SwapMeters(registry);
        readAgain = counter(
                "wavecast.observations.read.again",
                "Observations that were read again after a failure, although the state already included them");
        unscored = counter("wavecast.forecasts.unscored", "Forecasts whose target was not observed");
        rebuilt = counter(
                "wavecast.hidden.states.rebuilt",
                "Hidden states that were rebuilt because a series changed to another version");
        failed = counter("wavecast.models.failed", "Series that keep a version out, since its forecast was not finite");
        placedByDefault = placed("murmur2");
        placedOtherwise = placed("other");
        onTwoPartitions = counter(
                "wavecast.series.on.two.partitions",
                "Series whose key arrived on two partitions of this instance, and that have a state on each");
        unreadable = counter(
                "wavecast.states.unreadable",
                "Times that a series continued without its stored state, or a part of it, because that was unreadable");
        mismatched = counter(
                "wavecast.observations.rate.mismatch",
                "Observations of series whose measured period does not fit their model's");
        timeIgnored = counter(
                "wavecast.observations.time.ignored",
                "Observations without t, but with a field that has the name of a time");
        forgotten = counter("wavecast.series.forgotten", "Series that were gone and whose states were removed");
    }

    /** Updates the meters that list series or models. Must be called before the meters are read. */
    public void refresh() {
        List<Row<?>> rows = new ArrayList<>();
        for (WorstSeries.RankedSeries ranked : worst.worst(WORST)) {
            rows.add(Row.of(
                    Tags.of("series", ranked.series(), "model", ranked.model().name()), ranked.ratio()));
        }
        worstSeries.register(rows, true);
        models.refresh();
        challengers.refresh();
    }

    @Override
    public void forecastMade(ForecastStatus status) {
        Objects.requireNonNull(forecasts.get(status)).increment();
    }

    @Override
    public void stepTimed(String series, ModelVersion model, long nanos) {
        timings.addStep(series, model, nanos);
    }

    @Override
    public void forecastVisible(String series, ModelVersion model, double delaySeconds, double leadSeconds) {
        timings.addVisible(series, model, delaySeconds, leadSeconds);
    }

    @Override
    public void observationRejected(String reason) {
        rejectedObservations.of(reason).increment();
    }

    @Override
    public void observationReadAgain() {
        readAgain.increment();
    }

    @Override
    public void scored(String series, ScoreSummary summary) {
        if (summary.status() == ForecastStatus.CHALLENGER) {
            challengers.add(summary); // nobody may take them for those of the version in force
            return;
        }
        scores.add(summary);
        recent.add(series, summary);
        if (summary.status() != ForecastStatus.WARMING && summary.naiveSquaredError() > 0) {
            worst.add(series, summary.model(), Math.sqrt(summary.squaredError() / summary.naiveSquaredError()));
        }
    }

    @Override
    public void levelScored(ModelVersion model, int horizon, double level, int values, int inside) {
        levels.add(model, horizon, level, values, inside);
    }

    @Override
    public void unscored(int count) {
        unscored.increment(count);
    }

    @Override
    public void hiddenStateRebuilt() {
        rebuilt.increment();
    }

    @Override
    public void timeIgnored() {
        timeIgnored.increment();
    }

    @Override
    public void rateMismatch() {
        mismatched.increment();
    }

    @Override
    public void seriesRestarted(String reason) {
        restarted.of(reason).increment();
    }

    @Override
    public void seriesForgotten(int series) {
        forgotten.increment(series);
    }

    @Override
    public void modelFailed() {
        failed.increment();
    }

    @Override
    public void challengerFailed() {
        challengers.failed();
    }

    @Override
    public void challengerChanged(String name, Optional<ModelVersion> challenger) {
        challengers.changed(name, challenger);
    }

    @Override
    public void seriesPlaced(boolean byDefault) {
        (byDefault ? placedByDefault : placedOtherwise).increment();
    }

    @Override
    public void seriesOnTwoPartitions() {
        onTwoPartitions.increment();
    }

    @Override
    public void anomalyBegan(ModelVersion model, AnomalyKind kind) {
        anomalies.began(model, kind);
    }

    @Override
    public void sampleReleasedEarly() {
        arrivals.releasedEarly();
    }

    @Override
    public void samplesReleasedByClock() {
        arrivals.releasedByClock();
    }

    @Override
    public void clockJumpedAhead() {
        arrivals.jumpedAhead();
    }

    @Override
    public void anomaliesLasting(int change, int silences) {
        anomalies.lasting(change, silences);
    }

    @Override
    public void stateUnreadable() {
        unreadable.increment();
    }

    @Override
    public void modelSwapped(Model model, int nowInForce) {
        delivery.modelSwapped(model, nowInForce);
        models.swapped(model);
        anomalies.inForce(model.version().name());
        swaps.swapped(nowInForce);
    }

    @Override
    public void modelRetired(String name, int nowInForce) {
        delivery.modelRetired(name, nowInForce);
        models.retired(name);
        swaps.retired(nowInForce);
    }

    @Override
    public void modelSteppedDown(ModelVersion version, int nowInForce) {
        delivery.modelSteppedDown(version, nowInForce);
        models.steppedDown(version);
        swaps.steppedDown(nowInForce);
    }

    @Override
    public void modelRejected(String reason) {
        rejectedModels.of(reason).increment();
    }

    private Counter placed(String partitioner) {
        return counter(
                "wavecast.series.placed",
                "Series that came onto the heap, by the partitioner that agrees with their partition",
                "partitioner",
                partitioner);
    }

    private Counter counter(String name, String help, String... tags) {
        return Counter.builder(name).description(help).tags(tags).register(registry);
    }
}
