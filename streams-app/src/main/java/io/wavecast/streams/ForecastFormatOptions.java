package io.wavecast.streams;

import io.wavecast.cli.EventOptions;
import io.wavecast.cli.Problems;
import io.wavecast.core.events.registry.RegistryClient;
import io.wavecast.core.series.Levels;
import io.wavecast.core.wire.avro.ForecastSchema;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.runtime.ServeOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The option of {@code serve} for forecasts as Avro. */
final class ForecastFormatOptions {
    private static final String AVRO = "avro";
    private static final String EXPECTED = "must be same, avro or avro:ID with the id of a schema, was '";
    private static final Pattern WITH_ID = Pattern.compile(AVRO + ":[1-9][0-9]{0,8}");

    @Option(
            names = ServeOptions.FORECAST_FORMAT,
            paramLabel = "same|avro|avro:ID",
            description = {
                "format of forecasts: that of --format, or Avro after the id of its schema. avro looks the id up in"
                        + " the",
                "registry of --registry, or registers the schema; avro:ID states it (default same)"
            },
            defaultValue = "same")
    private String format = "";

    boolean isAvro() {
        return format.startsWith(AVRO);
    }

    /**
     * The settings with the id of the schema, if forecasts are Avro: that of the subject {@code topic-value}. Asks the registry only if
     * there are no problems yet.
     *
     * @throws IllegalStateException if the registry gives no id
     */
    ForecastSettings apply(
            ForecastSettings settings, EventOptions events, String topic, Duration within, Problems problems) {
        problems.when(
                isAvro() && !settings.levels().equals(Levels.NONE),
                ServeOptions.FORECAST_FORMAT,
                "has no place for the values of --levels: leave these out, or write forecasts as JSON or protobuf");
        if (WITH_ID.matcher(format).matches()) {
            return settings.withAvro(Integer.parseInt(format.substring(AVRO.length() + 1)));
        }
        problems.when(!List.of("same", AVRO).contains(format), ServeOptions.FORECAST_FORMAT, EXPECTED + format + "'");
        Optional<RegistryClient> registry = format.equals(AVRO) ? events.registry(problems) : Optional.empty();
        if (!problems.isEmpty() || format.equals("same")) {
            return settings;
        }
        if (registry.isEmpty()) {
            problems.add(
                    ServeOptions.FORECAST_FORMAT, "must state the schema's id without --registry, such as avro:17");
            return settings;
        }
        try {
            return settings.withAvro(registry.get().register(topic + "-value", ForecastSchema.text(), within));
        } catch (IOException e) {
            String problem = "--registry: no id for the schema of forecasts under the subject " + topic + "-value: ";
            throw new IllegalStateException(problem + e.getMessage(), e);
        }
    }
}
