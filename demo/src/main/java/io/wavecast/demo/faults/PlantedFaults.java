package io.wavecast.demo.faults;

import io.wavecast.core.series.Anomaly;
import io.wavecast.demo.page.LiveAlarm;
import io.wavecast.demo.page.LiveAlarms;
import io.wavecast.demo.page.LiveFault;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.forecast.ForecastSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The faults of one run, and the anomalies that are told in it. Thread-safe. */
public final class PlantedFaults {
    /** Observations of a series per false alarm that the detector may have. */
    public static final double FALSE_ALARM_EVERY = 20_000;

    private final FaultPlan plan;
    private final String series;
    private final Clock clock;
    private final Consumer<String> events;
    private final AlarmLog alarms = new AlarmLog();

    /**
     * Creates the record of a run.
     *
     * @param series key of the series that has the faults
     * @param events receives a sentence for each beginning and each end
     */
    public PlantedFaults(FaultPlan plan, String series, Clock clock, Consumer<String> events) {
        this.plan = plan;
        this.series = series;
        this.clock = clock;
        this.events = events;
    }

    /** The settings of the service: the defaults, with a detector of anomalies. */
    public static ForecastSettings settings() {
        return ForecastSettings.DEFAULTS.withAnomalies(Optional.of(AnomalySettings.falseAlarmEvery(FALSE_ALARM_EVERY)));
    }

    /** What will be planted, in a sentence. */
    public String announcement() {
        return "Faults will be planted in " + series + ": "
                + plan.faults().stream()
                        .map(fault -> fault.kind().text()
                                + String.format(Locale.ROOT, " at %.1f s", fault.fromMicros() / 1e6))
                        .collect(Collectors.joining(", "));
    }

    /** Takes in a record of the topic of anomalies. */
    public void take(String key, Anomaly anomaly) {
        alarms.take(key, anomaly, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
        events.accept("Anomaly in " + key + ": " + AlarmWords.event(anomaly));
    }

    /**
     * The faults and what was told of them.
     *
     * @param originMicros event time of the start of the signal; empty before the first observation was read, then nothing was told
     */
    public FaultReport report(OptionalLong originMicros) {
        return FaultReport.of(plan, series, originMicros.orElse(0), alarms.all(), alarms.begun());
    }

    /** The faults and all anomalies, for the page. */
    public LiveAlarms live(OptionalLong originMicros) {
        long origin = originMicros.orElse(0);
        List<LiveFault> faults = plan.faults().stream()
                .map(fault ->
                        new LiveFault(series, fault.kind().text(), fault.fromMicros() / 1e6, fault.untilMicros() / 1e6))
                .toList();
        return new LiveAlarms(
                faults, alarms.all().stream().map(alarm -> live(alarm, origin)).toList());
    }

    private LiveAlarm live(Alarm alarm, long origin) {
        Anomaly anomaly = alarm.anomaly();
        Optional<Fault> fault = plan.faults().stream()
                .filter(one -> alarm.series().equals(series) && FaultReport.isOf(one, alarm, origin))
                .findFirst();
        return new LiveAlarm(
                alarm.series(),
                anomaly.kind().word(),
                (anomaly.fromMicros() - origin) / 1e6,
                anomaly.ended() ? (anomaly.untilMicros().getAsLong() - origin) / 1e6 : Double.NaN,
                AlarmWords.surprise(anomaly),
                fault.map(one -> (FaultReport.isAfter(one, alarm, origin) ? "end of " : "")
                                + one.kind().text())
                        .orElse(""),
                fault.map(one -> (alarm.begunMicros()
                                        - origin
                                        - (FaultReport.isAfter(one, alarm, origin)
                                                ? one.untilMicros()
                                                : one.fromMicros()))
                                / 1e6)
                        .orElse(Double.NaN));
    }
}
