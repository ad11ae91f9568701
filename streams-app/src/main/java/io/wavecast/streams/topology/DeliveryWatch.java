package io.wavecast.streams.topology;

import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastDraft;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.streams.delivery.CommitPace;
import io.wavecast.streams.delivery.Delivery;
import io.wavecast.streams.metrics.ForecastMetrics;
import io.wavecast.streams.series.VisibleTimes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** Follows the forecasts of one task until they are visible: requests commits for near targets, and measures the delay of a sample. */
final class DeliveryWatch {
    /** How often a commit that had to wait is due. */
    private static final Duration TICK = Duration.ofMillis(5);

    /** Limit of the samples that wait for their visibility. */
    private static final int SAMPLES = 4_096;

    private final Delivery delivery;
    private final ForecastMetrics metrics;
    private final ProcessorContext<?, ?> context;
    private final Queue<Sample> samples = new ArrayDeque<>();
    private final VisibleTimes times;
    private final CommitPace pace;
    private @Nullable Cancellable ticking; // only while commits are fast: a task without near targets costs nothing

    /**
     * @param leadMicros time from the observation to the target, both as event times; {@code UNKNOWN_TIME} if unknown
     * @param live whether the observation was not read to catch up
     */
    private record Sample(
            String series, ModelVersion model, long batch, long arrivedMicros, long leadMicros, boolean live) {}

    /** Must be created by the thread that runs the task. */
    DeliveryWatch(Delivery delivery, ForecastMetrics metrics, ProcessorContext<?, ?> context) {
        this.delivery = delivery;
        this.metrics = metrics;
        this.context = context;
        this.times = delivery.visibleTimes();
        this.pace = delivery.paceOfThisThread();
    }

    VisibleTimes times() {
        return times;
    }

    /** A forecast was handed over. */
    void answered(long arrivedMillis) {
        if (!delivery.commitsFast()) {
            return;
        }
        if (ticking == null) {
            ticking = context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> tick());
        }
        if (pace.answered(RecordTimestampExtractor.micros(arrivedMillis), nowMicros())) {
            context.commit();
        }
    }

    private void tick() {
        if (!delivery.commitsFast() || !pace.waits()) { // a tick makes Kafka Streams commit, even if nothing changed
            Objects.requireNonNull(ticking).cancel();
            ticking = null;
        } else if (pace.isDue(nowMicros())) {
            context.commit();
        }
    }

    private long nowMicros() {
        return RecordTimestampExtractor.micros(context.currentSystemTimeMs());
    }

    /** Measures the delay of a forecast as soon as it is visible; reports the samples before it that are visible now. */
    void sample(String series, ForecastDraft forecast, long arrivedMillis, long batch) {
        long target = forecast.horizon(0) == ModelSpec.PRESENT ? HorizonForecast.UNKNOWN_TIME : forecast.atMicros(0);
        long arrivedMicros = RecordTimestampExtractor.micros(arrivedMillis);
        if (samples.size() < SAMPLES) {
            samples.add(new Sample(
                    series,
                    forecast.model(),
                    batch,
                    arrivedMicros,
                    target == HorizonForecast.UNKNOWN_TIME ? target : target - forecast.madeMicros(),
                    nowMicros() - arrivedMicros <= CommitPace.CATCHING_UP_MICROS));
        }
        report();
    }

    /** Reports the samples that became visible. */
    void report() {
        while (!samples.isEmpty()) {
            long visible = times.visibleMicros(samples.element().batch());
            if (visible == VisibleTimes.NOT_YET) {
                return;
            }
            Sample sample = samples.remove();
            if (visible != VisibleTimes.FORGOTTEN) {
                report(sample, visible - sample.arrivedMicros());
            }
        }
    }

    private void report(Sample sample, long delayMicros) {
        if (sample.live()) {
            delivery.measured(delayMicros);
        }
        double lead = sample.leadMicros() == HorizonForecast.UNKNOWN_TIME
                ? Double.NaN
                : (sample.leadMicros() - delayMicros) / 1e6;
        metrics.forecastVisible(sample.series(), sample.model(), delayMicros / 1e6, lead);
    }
}
