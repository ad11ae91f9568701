package io.wavecast.streams.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Score;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;

/** Names, tags and help texts of the service's own meters. Meters are looked up once, not per record. */
public final class MicrometerForecastMetrics implements ForecastMetrics {
    private final MeterRegistry registry;
    private final Timer step;
    private final Map<ForecastStatus, Counter> forecasts = new EnumMap<>(ForecastStatus.class);
    private final Map<ForecastStatus, Counter> scores = new EnumMap<>(ForecastStatus.class);
    private final Map<String, Counter> rejectedObservations = new ConcurrentHashMap<>();
    private final Map<String, Counter> rejectedModels = new ConcurrentHashMap<>();
    private final DoubleAdder intervalHits = new DoubleAdder();
    private final AtomicInteger inForce = new AtomicInteger();
    private final Counter beatNaive;
    private final Counter late;
    private final Counter unscored;
    private final Counter rebuilt;
    private final Counter failed;
    private final Counter unreadable;
    private final Counter swaps;

    public MicrometerForecastMetrics(MeterRegistry registry) {
        this.registry = registry;
        step = Timer.builder("wavecast.step")
                .description("Time to answer one observation, in the processor; one in 16 is timed")
                .serviceLevelObjectives(
                        Duration.ofNanos(20_000),
                        Duration.ofNanos(50_000),
                        Duration.ofNanos(100_000),
                        Duration.ofNanos(200_000),
                        Duration.ofNanos(500_000),
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(20),
                        Duration.ofMillis(100))
                .register(registry);
        for (ForecastStatus status : ForecastStatus.values()) {
            forecasts.put(status, counter("wavecast.forecasts", "Forecasts made", "status", status.word()));
            scores.put(status, counter("wavecast.scores", "Forecasts scored", "status", status.word()));
        }
        FunctionCounter.builder("wavecast.interval.hits", intervalHits, DoubleAdder::sum)
                .description("Scores inside their interval, by share of channels; over wavecast_scores it is coverage")
                .register(registry);
        beatNaive = counter("wavecast.error.below.naive", "Scores whose error was below the naive forecast's");
        late = counter("wavecast.scores.late", "Scores of forecasts that were made after their target was due");
        unscored = counter("wavecast.forecasts.unscored", "Forecasts whose truth never came");
        rebuilt = counter("wavecast.hidden.states.rebuilt", "Series whose hidden state was rebuilt under a new model");
        failed = counter("wavecast.models.failed", "Observations for which a model had nothing finite to say");
        unreadable =
                counter("wavecast.states.unreadable", "Series that started afresh since their state was unreadable");
        swaps = counter("wavecast.model.swaps", "Model versions that came into force");
        registry.gauge("wavecast.models.in.force", inForce);
    }

    @Override
    public void forecastMade(ForecastStatus status) {
        forecasts.get(status).increment();
    }

    @Override
    public void stepTimed(long nanos) {
        step.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void observationRejected(String reason) {
        rejectedObservations
                .computeIfAbsent(
                        reason,
                        word -> counter(
                                "wavecast.observations.rejected", "Observations that got no forecast", "reason", word))
                .increment();
    }

    @Override
    public void scored(Score score) {
        scores.get(score.status()).increment();
        intervalHits.add(score.coverage());
        if (score.error() < score.naiveError()) {
            beatNaive.increment();
        }
        if (score.late()) {
            late.increment();
        }
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
    public void modelFailed() {
        failed.increment();
    }

    @Override
    public void stateUnreadable() {
        unreadable.increment();
    }

    @Override
    public void modelSwapped(int nowInForce) {
        swaps.increment();
        inForce.set(nowInForce);
    }

    @Override
    public void modelRetired(int nowInForce) {
        inForce.set(nowInForce);
    }

    @Override
    public void modelRejected(String reason) {
        rejectedModels
                .computeIfAbsent(
                        reason,
                        word -> counter("wavecast.models.rejected", "Models that were kept out", "reason", word))
                .increment();
    }

    private Counter counter(String name, String help, String... tags) {
        return Counter.builder(name).description(help).tags(tags).register(registry);
    }
}
