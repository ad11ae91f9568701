package io.wavecast.streams.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Gauges of the watched series: the only meters, beside the worst series, with a label per series. */
public final class WatchedMeters {
    private final Supplier<List<WatchedValue>> values;
    private final Map<ToDoubleFunction<WatchedValue>, MultiGauge> gauges = new LinkedHashMap<>();

    /** @param values reads the values of the watched series that this instance has; called when the meters are read */
    public WatchedMeters(MeterRegistry registry, Supplier<List<WatchedValue>> values) {
        this.values = values;
        add(registry, "actual", "Newest value of a watched series", WatchedValue::actual);
        add(registry, "forecast", "Forecast of its next value", WatchedValue::forecast);
        add(registry, "forecast.lower", "Lower bound of that forecast", WatchedValue::lower);
        add(registry, "forecast.upper", "Upper bound of that forecast", WatchedValue::upper);
        add(registry, "anomaly.score", "Largest score of its anomalies that last", WatchedValue::anomalyScore);
    }

    private void add(MeterRegistry registry, String name, String help, ToDoubleFunction<WatchedValue> number) {
        gauges.put(
                number,
                MultiGauge.builder("wavecast.watched." + name).description(help).register(registry));
    }

    /** Updates the gauges. Must be called before the meters are read. */
    public void refresh() {
        List<WatchedValue> now = values.get();
        gauges.forEach((number, gauge) -> {
            List<Row<?>> rows = new ArrayList<>();
            for (WatchedValue value : now) {
                Tags tags = Tags.of("series", value.series(), "channel", String.valueOf(value.channel()));
                rows.add(Row.of(tags, number.applyAsDouble(value)));
            }
            gauge.register(rows, true);
        });
    }
}
