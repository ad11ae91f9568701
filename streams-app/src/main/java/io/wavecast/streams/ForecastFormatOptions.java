package io.wavecast.streams;

import io.wavecast.cli.EventOptions;
import io.wavecast.cli.Problems;
import io.wavecast.core.events.registry.RegistryClient;
import io.wavecast.core.wire.avro.ForecastSchema;
import io.wavecast.streams.runtime.ServeOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The option of {@code serve} for forecasts as Avro. */
final class ForecastFormatOptions {
    private static final String AVRO = "avro";
    private static final Pattern WITH_ID = Pattern.compile(AVRO + ":[1-9][0-9]{0,8}");

    @Option(
            names = ServeOptions.FORECAST_FORMAT,
            paramLabel = "same|avro|avro:ID",
            description = {
                "format of forecasts: that of --format, or Avro after the id of its schema. avro looks the id up in the",
                "registry of --registry, or registers the schema; avro:ID states it (default same)"
            },
            defaultValue = "same")
    private String format = "";

    boolean isAvro() {
        return format.trim().startsWith(AVRO);
    }

    /** The registry, if it is needed; a problem if the format or the registry cannot be used. */
    Optional<RegistryClient> registry(EventOptions events, Problems problems) {
        String word = format.trim();
        boolean asks = word.equals(AVRO);
        problems.when(
                !asks && !word.equals("same") && !WITH_ID.matcher(word).matches(),
                ServeOptions.FORECAST_FORMAT,
                "must be same, avro or avro:ID with the id of a schema, was '" + word + "'");
        Optional<RegistryClient> registry = asks ? events.registry(problems) : Optional.empty();
        problems.when(
                asks && registry.isEmpty() && problems.isEmpty(), // otherwise a problem names the registry
                ServeOptions.FORECAST_FORMAT,
                "must state the schema's id without --registry, such as avro:17");
        return registry;
    }

    /**
     * The id of the schema of forecasts; empty if they are no Avro.
     *
     * @param topic the topic of the forecasts, whose schema has the subject {@code topic-value}
     * @throws IllegalStateException if the registry gives no id
     */
    Optional<Integer> schema(Optional<RegistryClient> registry, String topic, Duration within) {
        if (registry.isEmpty()) {
            return isAvro() ? Optional.of(Integer.valueOf(format.trim().substring(AVRO.length() + 1))) : Optional.empty();
        }
        String subject = topic + "-value";
        try {
            return Optional.of(registry.get().register(subject, ForecastSchema.text(), within));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "--registry: no id for the schema of forecasts under the subject " + subject + ": " + e.getMessage(),
                    e);
        }
    }
}
